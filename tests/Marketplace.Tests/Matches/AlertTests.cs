using System.Diagnostics;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Matches;

/// <summary>What is new among somebody's matches is told of soon, and once.</summary>
public sealed class AlertTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_new_result_is_told_of_to_the_need_it_answers_and_a_new_need_to_the_result()
    {
        var (company, university, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Manager));
        var need = await app.Post(company, "needs", Items.Body("needs", "耐高温陶瓷轴承", "需要在 800 ℃ 下工作的耐高温陶瓷轴承,寿命不低于两千小时。"), publish: true);
        await app.Post(company, "results", Items.Body("results", "自有的耐高温陶瓷轴承", "本企业自有的耐高温陶瓷轴承,不应告知本企业。"), publish: true);
        var began = Stopwatch.GetTimestamp();
        var result = await app.Post(university, "results", Items.Body("results", "氮化硅陶瓷轴承", "一种耐高温的氮化硅陶瓷轴承,已经完成寿命试验。"), publish: true);
        await Story.Soon(async () => (await Alerts(company)).Count > 0);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));

        var alert = (await Alerts(company)).ShouldHaveSingleItem();
        (alert.Text("of"), $"/v1/needs/{alert.Text("needId")}", $"/v1/results/{alert.Text("resultId")}", alert.GetProperty("rank").GetInt32()).ShouldBe(("needs", need, result, 1));
        alert.GetProperty("found").Text("title").ShouldBe("氮化硅陶瓷轴承");
        // The need is older than the result, and nothing new to it.
        (await Alerts(university)).ShouldBeEmpty();
        (await Alerts(other)).ShouldBeEmpty();

        var second = await app.Post(other, "needs", Items.Body("needs", "陶瓷轴承的供应", "寻找耐高温的氮化硅陶瓷轴承,用于高速电主轴。"), publish: true);
        await Story.Soon(async () => (await Alerts(university)).Any(a => a.Text("of") == "results" && second.EndsWith(a.Text("needId")!, StringComparison.Ordinal)));

        // A change does not tell the same pair again; gone, it is not shown.
        (await app.As(university).Send(HttpMethod.Patch, result, new { title = "氮化硅陶瓷轴承及其制备" }, "*", media: "application/merge-patch+json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(university, result, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var third = await app.Post(university, "results", Items.Body("results", "耐高温的陶瓷轴承", "另一种耐高温的陶瓷轴承,用于高温环境下的高速电主轴。"), publish: true);
        await Story.Soon(async () => (await Alerts(company)).Count(a => a.Text("of") == "needs") > 1);
        // Its own result is told of the second need.
        var told = (await Alerts(company)).FindAll(a => a.Text("of") == "needs");
        told.ConvertAll(a => $"/v1/results/{a.Text("resultId")}").ShouldBe([third, result]);
        told[1].GetProperty("found").ValueKind.ShouldBe(JsonValueKind.Null);
        (await app.Read(await app.Actor(Role.Auditor), $"/v1/matches/alerts?result={third.Split('/')[^1]}")).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_whole_file_each_pair_is_told_of_once_by_two_nodes_and_as_an_event()
    {
        await using var twin = app.Twin();
        twin.StartServer();
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        var need = await app.Post(company, "needs", Items.Body("needs", "Perovskite solar cell encapsulation", "We look for an encapsulation of perovskite solar cells that stands damp heat for a thousand hours."), publish: true);
        var rows = Enumerable.Range(0, 300).Select(i => JsonSerializer.Serialize(new
        {
            externalId = $"p{i}",
            organization = university.Organization,
            language = "en",
            title = i < 3 ? $"Encapsulation of perovskite solar cells {i}" : $"Rice breeding method number {i}",
            summary = "A method that has been proven in the field.",
        }));
        (await app.Import(university, string.Join('\n', rows))).GetProperty("created").GetInt32().ShouldBe(300);
        await Story.Soon(async () => (await Alerts(company)).Count(a => need.EndsWith(a.Text("needId")!, StringComparison.Ordinal)) >= 3);
        var alerts = await Alerts(company);
        alerts.Select(a => a.Text("resultId")).Distinct().Count().ShouldBe(alerts.Count);
        alerts.Count(a => a.GetProperty("found").Text("title")!.StartsWith("Encapsulation", StringComparison.Ordinal)).ShouldBe(3);
        await Story.Soon(() => Task.FromResult(Heard.Of(company.Organization) == alerts.Count));
    }

    private async Task<List<JsonElement>> Alerts(TestActor by) => [.. (await app.Read(by, "/v1/matches/alerts")).GetProperty("items").EnumerateArray()];
}

/// <summary>A subscriber, as whoever tells people of it will be.</summary>
[StableName("test.alerts_heard")]
internal sealed class Heard : IEventHandler<MatchFound>
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, int> Count = new();

    public static int Of(Guid owner) => Count.GetValueOrDefault(owner);

    public Task Handle(MatchFound happened, CancellationToken ct)
    {
        Count.AddOrUpdate(happened.OwnerId, 1, (_, n) => n + 1);
        return Task.CompletedTask;
    }
}
