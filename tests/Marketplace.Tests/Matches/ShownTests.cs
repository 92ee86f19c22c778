using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

/// <summary>What is shown is taken down, and what became of it is reported.</summary>
public sealed class ShownTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task From_shown_to_opened_to_signed_and_how_evenly()
    {
        var (buyer, seller, auditor) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Auditor));
        var need = await app.Post(buyer, "needs", Items.Body("needs", "低温固化涂料", "寻找可在 80 ℃ 以下固化的低温固化涂料,附着力不低于一级。"), publish: true);
        var results = new List<string>();
        foreach (var title in new[] { "低温固化粉末涂料", "紫外低温固化涂料", "水性低温固化涂料" })
        {
            results.Add(await app.Post(seller, "results", Items.Body("results", title, $"{title},固化温度低,附着力好,已经完成中试。"), publish: true));
        }

        await app.Post(seller, "results", Items.Body("results", "Rice breeding", "A hybrid rice with a high yield that resists disease."), publish: true);
        await Story.Soon(async () => (await app.Read(buyer, $"{need}/matches")).GetProperty("items").GetArrayLength() == 3);
        await app.Read(buyer, $"{need}/matches?limit=1");
        await Story.Soon(async () => await Figure(auditor, "matchesShown") >= 4);
        var shown = await Figure(auditor, "matchesShown");

        // Somebody else's reading opens nothing, nor does an owner's of what was never shown to them.
        await app.Read(auditor, results[0]);
        await app.Read(seller, results[0]);
        var best = (await app.Read(buyer, $"{need}/matches?limit=1")).GetProperty("items")[0].GetProperty("result").Text("id");
        await app.Read(buyer, $"/v1/results/{best}");
        await Story.Soon(async () => await Figure(auditor, "matchesOpened") >= 3);

        // What was shown a moment ago may still be on its way: the report and the table are compared when they are of the same lines.
        var (report, counts) = (await Report(auditor), new List<int>());
        await Story.Soon(async () =>
        {
            report = await Report(auditor);
            counts = await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Where(s => s.ResultId != null && s.NeedId != null).GroupBy(s => s.ResultId).Select(g => g.Count()).ToList()));
            return counts.Sum() == report.GetProperty("figures").GetProperty("matchesShown").GetProperty("value").GetInt32();
        });
        report.GetProperty("figures").GetProperty("resultCoverage").GetProperty("value").GetDecimal().ShouldBe(0.75m);
        report.GetProperty("figures").GetProperty("needCoverage").GetProperty("value").GetDecimal().ShouldBe(0);
        report.GetProperty("figures").GetProperty("needExposureGini").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("figures").GetProperty("matchesIntroduced").GetProperty("value").GetInt32().ShouldBe(0);
        report.GetProperty("models").EnumerateArray().Sum(m => m.GetProperty("shown").GetInt32()).ShouldBe(counts.Sum());
        // By hand, over 4 results, of which one was never shown.
        counts = [.. counts.Append(0).Order()];
        var gini = counts.SelectMany(a => counts.Select(b => Math.Abs(a - b))).Sum() / (2.0 * 4 * counts.Sum());
        report.GetProperty("figures").GetProperty("resultExposureGini").GetProperty("value").GetDouble().ShouldBe(gini, 0.0001);

        var made = await Story.Created(app.As(buyer).Send(HttpMethod.Post, "/v1/deals", new
        {
            needId = need.Split('/')[^1],
            resultId = best,
            buyerId = buyer.Organization,
            sellerId = seller.Organization,
            contractType = "consulting",
        }));
        await new DealStory(app, buyer, seller, buyer, Guid.Parse(best!), made).Signed();
        await Story.Soon(async () => await Figure(auditor, "matchesSigned") >= 3);
        (await Figure(auditor, "matchesSigned")).ShouldBe(await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Count(s => s.ResultId == Guid.Parse(best!)))));
        shown.ShouldBeLessThan(await Figure(auditor, "matchesShown"));
        await app.As(buyer).Send(HttpMethod.Get, "/v1/reports/matching").ShouldRefuse(403, "forbidden");
    }

    private Task<JsonElement> Report(TestActor by) => app.Read(by, "/v1/reports/matching");

    private async Task<int> Figure(TestActor by, string name) => (await Report(by)).GetProperty("figures").GetProperty(name).GetProperty("value").GetInt32();
}
