using System.Diagnostics;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Drills;

/// <summary>Two real processes on one database. A cluster of their own, since anybody's long transaction would hold the feed back.</summary>
public sealed class TwoNodesTests(Cluster cluster) : IClassFixture<Cluster>, IAsyncLifetime
{
    private RunningService _a = null!;
    private RunningService _b = null!;
    private TestActor _owner = null!;
    private TestActor _operator = null!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var app = new TestApp(cluster.Server);
        await app.InitializeAsync();
        (_owner, _operator) = (await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Operator));
        await app.DisposeAsync();
        (_a, _b) = (RunningService.Begin(app.ConnectionString, _owner.Token), RunningService.Begin(app.ConnectionString, _owner.Token));
        await Task.WhenAll(_a.IsReady(), _b.IsReady());
    }

    public ValueTask DisposeAsync()
    {
        _a.Dispose();
        _b.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_one_publishes_the_other_finds_within_two_seconds_and_what_it_withdraws_is_gone()
    {
        // The first of everything is slow, and so is a machine that is busy: what has been kept twice can be kept.
        var kept = 0;
        for (var round = 0; round < 20 && kept < 2; round++)
        {
            var body = new { title = $"Graphene film number {round}", summary = "A film that conducts heat in telephones.", externalId = $"film-{round}" };
            var id = await Story.Created(_a.Client.Send(HttpMethod.Post, "/v1/results?publish=true", body));
            var found = await Seconds(() => IsEverywhere(_b, id, round));

            (await _a.Client.Send(HttpMethod.Post, $"/v1/results/{id}/withdraw", new { reason = "Sold." })).StatusCode.ShouldBe(HttpStatusCode.OK);
            var gone = await Seconds(() => IsNowhere(_b, id, round));
            if (found <= 2 && gone <= 2) kept++;
        }

        kept.ShouldBe(2);
    }

    private static async Task<double> Seconds(Func<Task<bool>> happened)
    {
        var begun = Stopwatch.StartNew();
        await Story.Soon(happened);
        return begun.Elapsed.TotalSeconds;
    }

    [Fact]
    public async Task A_token_a_key_and_a_revocation_hold_on_both()
    {
        var asked = await _b.Client.AskToken(_owner.ClientId, _owner.Secret);
        var token = (await asked.Json()).Text("access_token");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me") { Headers = { Authorization = new("Bearer", token) } };
        (await _a.Client.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var body = new { title = "A key on two nodes", description = "It is posted on one and asked for on the other." };
        var first = await _a.Client.Send(HttpMethod.Post, "/v1/needs", body, key: "two-nodes");
        var again = await _b.Client.Send(HttpMethod.Post, "/v1/needs", body, key: "two-nodes");
        (first.StatusCode, again.StatusCode, again.IsReplay()).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created, true));
        (await again.Content.ReadAsStringAsync(Ct)).ShouldBe(await first.Content.ReadAsStringAsync(Ct));
        // And at the same moment: one of them does it.
        var twins = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _a : _b).Client.Send(HttpMethod.Post, "/v1/needs", body, key: "twins")));
        twins.ShouldAllBe(t => t.StatusCode == HttpStatusCode.Created);
        twins.Count(t => !t.IsReplay()).ShouldBe(1);

        var me = await (await _b.Client.Send(HttpMethod.Get, "/v1/me")).Json();
        using var revoke = new HttpRequestMessage(HttpMethod.Post, $"/v1/clients/{me.Text("id")}/revoke") { Headers = { Authorization = new("Bearer", _operator.Token) } };
        (await _a.Client.SendAsync(revoke, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _b.Client.Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _b.Client.AskToken(_owner.ClientId, _owner.Secret)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<bool> IsEverywhere(RunningService node, Guid id, int number) => (await Finds(node, id, number)).All(found => found);

    private static async Task<bool> IsNowhere(RunningService node, Guid id, int number) => !(await Finds(node, id, number)).Any(found => found);

    // In the list, by its text, among the matches, and to somebody who is not signed in.
    private static async Task<bool[]> Finds(RunningService node, Guid id, int number)
    {
        var search = new { side = "results", text = $"Graphene film number {number} that conducts heat" };
        return
        [
            Holds(await node.Client.Send(HttpMethod.Get, "/v1/results?status=published")),
            Holds(await node.Client.Send(HttpMethod.Get, $"/v1/results?status=published&text=film+number+{number}")),
            (await (await node.Client.Send(HttpMethod.Post, "/v1/matches/search", search)).Json()).GetProperty("items").EnumerateArray()
                .Any(item => item.GetProperty("result").GetProperty("id").GetGuid() == id),
        ];

        bool Holds(HttpResponseMessage answer) =>
            answer.Json().Result.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetGuid() == id);
    }
}
