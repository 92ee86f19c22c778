using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Results;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Results;

public sealed class StaleTests(TestServer server, TestApp app) : IClassFixture<TestApp>
{
    private static readonly object Fields = new { title = "Nanofiltration membrane", summary = "A membrane that does not swell in acetone." };
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_is_stale_after_a_year_and_fresh_again_when_its_owner_confirms_it()
    {
        var owner = await app.Actor(Role.Manager);
        var result = await Post(owner);
        (await Read(owner, result)).GetProperty("expiresAt").GetDateTimeOffset().ShouldBe((await Read(owner, result)).GetProperty("publishedAt").GetDateTimeOffset().AddDays(365));

        // A review says whose it is, and not that it is still to be had.
        owner = await Later(owner, 300);
        (await app.As(owner).Send(HttpMethod.Post, $"{result}/review")).StatusCode.ShouldBe(HttpStatusCode.OK);
        owner = await Later(owner, 64);
        await app.Send(new AgeResults(), Actor.Clock);
        Status(await Read(owner, result)).ShouldBe("published");

        owner = await Later(owner, 1);
        await Story.Soon(async () => Status(await Read(owner, result)) == "stale");
        var last = (await Read(owner, result + "/history")).GetProperty("items").EnumerateArray().Last();
        (last.GetProperty("step").GetString(), last.GetProperty("actor").GetString()).ShouldBe(("stale", "clock"));
        await app.As(owner).Send(HttpMethod.Post, $"{result}/stale").ShouldRefuse(404, "not_found");

        var confirmed = await (await app.As(owner).Send(HttpMethod.Post, $"{result}/confirm")).Json();
        Status(confirmed).ShouldBe("published");
        confirmed.GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(app.Time.GetUtcNow().AddDays(364));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Send(new AgeResults(), Actor.Clock)));
        (await Read(owner, result + "/history")).GetProperty("items").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task How_long_is_a_rule_of_the_day()
    {
        await using var own = new TestApp(server);
        await own.InitializeAsync();
        var tomorrow = Period.DayOf(own.Time.GetUtcNow(), Period.China).AddDays(1).ToString("yyyy-MM-dd", null);
        await using var source = Npgsql.NpgsqlDataSource.Create(server.OwnerOf(own.ConnectionString) + ";Pooling=false");
        await using var change = source.CreateCommand(
            $"""
             update platform.rules set valid_to = '{tomorrow}' where rule = 'result_time_to_live_days';
             insert into platform.rules (rule, jurisdiction, owner_kind, value, source, valid_from) values ('result_time_to_live_days', 'platform', 'any', 30, 'a test', '{tomorrow}');
             """);
        await change.ExecuteNonQueryAsync(Ct);

        var owner = own.As(await own.Actor(Role.Manager));
        foreach (var days in new[] { 365, 30 })
        {
            var result = await (await owner.Send(HttpMethod.Post, "/v1/results?publish=true", Fields)).Json();
            (result.GetProperty("expiresAt").GetDateTimeOffset() - result.GetProperty("publishedAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(days));
            own.Time.Advance(TimeSpan.FromDays(1));
            owner = own.As(await own.Actor(Role.Manager));
        }
    }

    private async Task<TestActor> Later(TestActor actor, int days)
    {
        app.Time.Advance(TimeSpan.FromDays(days));
        return await app.Renewed(actor);
    }

    private async Task<string> Post(TestActor by) =>
        $"/v1/results/{await Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/results?publish=true", Fields))}";

    private async Task<JsonElement> Read(TestActor by, string path) => await (await app.As(by).Send(HttpMethod.Get, path)).Json();

    private static string? Status(JsonElement result) => result.GetProperty("status").GetString();
}
