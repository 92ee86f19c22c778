using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Matches.Shown;
using Marketplace.Matches.Spreading;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Tests.Matches;

/// <summary>What everybody has been shown makes room, where the platform wants that.</summary>
public sealed class SpreadTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_was_shown_to_many_counts_less_and_says_so()
    {
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        var famous = await app.Post(university, "results", Items.Body("results", "quartz granite basalt", "granite dolomite limestone obsidian"), publish: true);
        var other = await app.Post(university, "results", Items.Body("results", "slate granite basalt", "slate marble gneiss sandstone"), publish: true);
        var last = await app.Post(company, "needs", Items.Body("needs", "granite basalt", "granite and basalt, granite and basalt"), publish: true);
        await Story.Soon(async () => (await Best(company, last)).Count == 2);
        (await Best(company, last))[0].GetProperty("result").Text("id").ShouldBe(famous.Split('/')[^1]);

        // To these only the famous one is shown.
        for (var i = 0; i < 6; i++)
        {
            var need = await app.Post(company, "needs", Items.Body("needs", $"quartz {i}", "quartz quartz quartz quartz quartz"), publish: true);
            await Story.Soon(async () => (await Best(company, need)).Count == 1);
        }

        await Story.Soon(() => app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Select(s => s.NeedId).Distinct().Count() == 7)));

        await using var spreading = app.Twin(("Matching:Spread", "1"), ("RateLimit:PerSecond", "0"));
        List<JsonElement> spread = [];
        await Story.Soon(async () => (spread = await Best(company, last, spreading)).Count == 2 && spread[0].GetProperty("result").Text("id") == other.Split('/')[^1]);
        var why = spread.ConvertAll(m => m.GetProperty("why").GetProperty("spread").GetDouble());
        // Shown 7 times and once, 4 on average.
        why.ShouldBe([1 / (1 + 1 / 4.0), 1 / (1 + 7 / 4.0)], 1e-9);
        var scored = await (await company.On(spreading).Send(HttpMethod.Post, "/v1/matches/score", new { needId = last.Split('/')[^1], resultIds = new[] { famous, other }.Select(r => r.Split('/')[^1]) })).Json();
        scored.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("score").GetDouble()).ShouldBe(spread.Select(m => m.GetProperty("score").GetDouble()));

        // Where it is off nothing has changed, and each is told apart in what is logged.
        var plain = await Best(company, last);
        plain[0].GetProperty("result").Text("id").ShouldBe(famous.Split('/')[^1]);
        plain[0].GetProperty("why").TryGetProperty("spread", out _).ShouldBeFalse();
        await Story.Soon(() => app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Select(s => s.Model).Distinct().ToList().Exists(m => m.EndsWith("/1", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.5")]
    [InlineData("NaN")]
    public void A_strength_that_is_none_is_refused_at_the_start(string strength) => Should.Throw<StartRefusedException>(
        () => new ShownOften(new ConfigurationBuilder().AddInMemoryCollection([new("Matching:Spread", strength)]).Build())).Message.ShouldBe("Matching__Spread is a number from 0 to 1.");

    private async Task<List<JsonElement>> Best(TestActor by, string need, House? on = null) =>
        [.. (await (await (on is null ? app.As(by) : by.On(on)).Send(HttpMethod.Get, $"{need}/matches")).Json()).GetProperty("items").EnumerateArray()];
}
