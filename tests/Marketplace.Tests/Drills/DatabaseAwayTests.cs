using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>A process under load, whose connections are cut and whose database is stopped, and comes back.</summary>
public sealed class DatabaseAwayTests(Cluster cluster) : IClassFixture<Cluster>, IAsyncLifetime
{
    private RunningService _busy = null!;
    private RunningService _fresh = null!;
    private TestActor _buyer = null!;
    private TestActor _seller = null!;
    private Guid _result;
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        var app = new TestApp(cluster.Server);
        await app.InitializeAsync();
        (_buyer, _seller) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        _result = await Story.Created(app.As(_seller).Send(HttpMethod.Post, "/v1/results?publish=true", Items.Body("results", "What the deals are on")));
        await app.DisposeAsync();
        _database = app.ConnectionString;
        // One knows of a second server, which is never there.
        var known = new NpgsqlConnectionStringBuilder(_database);
        var both = $"{new NpgsqlConnectionStringBuilder(_database) { Host = $"127.0.0.1:{known.Port},127.0.0.1:{RunningService.SomePort()}" }};Host Recheck Seconds=1";
        (_busy, _fresh) = (RunningService.Begin(_database, _seller.Token), RunningService.Begin(both, _seller.Token));
        await Task.WhenAll(_busy.IsReady(), _fresh.IsReady());
    }

    public ValueTask DisposeAsync()
    {
        _busy.Dispose();
        _fresh.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_says_so_goes_on_and_nothing_is_lost()
    {
        // Who is kept waiting longer than this was kept hanging.
        using var client = new HttpClient { BaseAddress = _busy.Client.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        using var stop = new CancellationTokenSource();
        var writers = new Writers(1, () => client, _buyer, _seller, _result);
        var writing = writers.Write(6, int.MaxValue, stop.Token);
        try
        {
            await GoesOn(writers);
            for (var i = 0; i < 5; i++)
            {
                (await cluster.Cut()).ShouldNotBe(0);
                await GoesOn(writers);
            }

            foreach (var mode in new[] { "fast", "immediate" })
            {
                await cluster.Stop(mode);
                await SaysSo(_busy);
                // It has never been asked for anything before.
                await SaysSo(_fresh);
                await cluster.Start();
                await GoesOn(writers);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        await WorksAgain(_busy, "busy");
        await WorksAgain(_fresh, "fresh");
        await LogLaw.Holds(writers, () => client, _database);
        writers.Log.Count(call => call.Outcome == Outcome.Refused).ShouldNotBe(0);
    }

    private static async Task GoesOn(Writers writers)
    {
        var before = writers.Done;
        await Story.Soon(() => Task.FromResult(writers.Done > before + 60), seconds: 60);
    }

    private async Task SaysSo(RunningService node)
    {
        (await node.Health("live")).ShouldBe(HttpStatusCode.OK);
        (await node.Health("ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        var need = new { title = "Asked at a bad moment", description = "The database is away." };
        foreach (var asked in new Func<Task<HttpResponseMessage>>[]
        {
            () => node.Client.Send(HttpMethod.Get, "/health/ready"),
            () => node.Client.Send(HttpMethod.Get, "/v1/needs"),
            () => node.Client.Send(HttpMethod.Get, "/v1/me"),
            () => node.Client.Send(HttpMethod.Post, "/v1/needs", need, key: "away"),
            () => node.Client.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", text = "Graphene film" }),
            () => node.Client.Send(HttpMethod.Post, "/v1/imports?kind=results", "{}\n", media: FileStory.Rows),
            () => node.Client.AskToken(_seller.ClientId, _seller.Secret),
        })
        {
            var answer = await asked();
            var said = await Task.FromResult(answer).ShouldRefuse(503, "service_unavailable");
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
            said.Text("title").ShouldStartWith("The service cannot answer just now");
        }

        using var chinese = new HttpRequestMessage(HttpMethod.Get, "/v1/needs") { Headers = { { "Accept-Language", "zh" } } };
        (await Problem(await node.Client.SendAsync(chinese, TestContext.Current.CancellationToken))).Text("title").ShouldStartWith("服务暂时无法答复");
    }

    // Whoever listens, imports and matches has come back by itself.
    private async Task WorksAgain(RunningService node, string name)
    {
        await node.IsReady();
        // A connection from before that is found to be dead keeps who knows of two servers from this one for a second more.
        await Story.Soon(async () => (await node.Client.AskToken(_seller.ClientId, _seller.Secret)).StatusCode == HttpStatusCode.OK);
        var row = $$"""{"externalId":"{{name}}","organization":"{{_seller.Organization}}","title":"A polariscope called {{name}}","summary":"It sees how light turns."}""";
        var sent = await node.Client.Send(HttpMethod.Post, "/v1/imports?kind=results&publish=true", row + "\n", media: FileStory.Rows);
        sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Story.Soon(async () => (await (await node.Client.Send(HttpMethod.Get, $"{sent.Headers.Location}")).Json()).Text("status") == "completed");
        await Story.Soon(async () => (await (await node.Client.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", text = $"polariscope called {name}" })).Json())
            .GetProperty("items").EnumerateArray().Any(item => item.GetProperty("result").Text("externalId") == name));
    }

    private static Task<JsonElement> Problem(HttpResponseMessage answer) => Task.FromResult(answer).ShouldRefuse(503, "service_unavailable");
}
