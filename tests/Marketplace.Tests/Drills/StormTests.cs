using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Drills;

/// <summary>Ten thousand commands through two processes, while these and PostgreSQL are killed again and again. Only in <c>./test --all</c>.</summary>
public sealed class StormTests(Cluster cluster) : IClassFixture<Cluster>
{
    private const int Clients = 8;
    private const int Rows = 2000;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly int _seed = Setting("STORM_SEED") ?? Random.Shared.Next(1, 100_000);
    private readonly int _commands = Setting("STORM_COMMANDS") ?? 10_000;
    private readonly int[] _ports = [RunningService.SomePort(), RunningService.SomePort()];
    private readonly RunningService[] _nodes = new RunningService[2];
    private readonly List<Guid> _imports = [];
    private TestActor _buyer = null!;
    private TestActor _seller = null!;
    private TestActor _auditor = null!;
    private string _database = "";

    [Fact]
    public async Task Nothing_is_lost_nothing_is_doubled_and_no_page_is_broken()
    {
        Quick.IsSkipped();
        Say($"The storm's seed is {_seed}: STORM_SEED={_seed} makes the same.");
        var subject = await Begin();
        var clients = _ports.Select(port => new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(1) }).ToList();
        var asked = 0;
        HttpClient Next() => clients[(Interlocked.Increment(ref asked) & int.MaxValue) % 2];
        var after = new AfterTheStorm(_database);
        var writers = new Writers(_seed, Next, _buyer, _seller, subject);
        try
        {
            var writing = writers.Write(Clients, _commands, Ct);
            await Rage(writers, writing);
            await writing;

            await LogLaw.Holds(writers, Next, _database);
            writers.Log.Count.ShouldBe(_commands);
            await after.AllWorkEnds(_nodes, _imports, Rows);
            await after.FiguresAreRecounted(_auditor);
        }
        finally
        {
            foreach (var node in _nodes) node?.Dispose();
            foreach (var client in clients) client.Dispose();
        }

        await cluster.CheckTables();
        await PagesAreWholeAndADamagedOneIsSeen(await after.Text("select pg_relation_filepath('platform.history')"));
    }

    private async Task<Guid> Begin()
    {
        await using var app = new TestApp(cluster.Server);
        await app.InitializeAsync();
        (_buyer, _seller, _auditor) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Auditor));
        _database = app.ConnectionString;
        var subject = await Story.Created(app.As(_seller).Send(HttpMethod.Post, "/v1/results?publish=true", Items.Body("results", "What the deals are on")));
        for (var i = 0; i < 2; i++) _nodes[i] = RunningService.Begin(_database, _seller.Token, _ports[i]);
        foreach (var node in _nodes) await node.IsReady();
        return subject;
    }

    // At chosen moments of the work, so that a slow machine has the same storm as a fast one.
    private async Task Rage(Writers writers, Task writing)
    {
        var random = new Random(_seed);
        var victims = new[] { 0, 0, 1, 1, 2, 2, 2, 2 };
        random.Shuffle(victims);
        var moments = victims.Select(_ => random.Next(_commands / 50, _commands * 9 / 10)).Order().ToList();
        foreach (var (victim, moment) in victims.Zip(moments))
        {
            while (writers.Sent < moment && !writing.IsCompleted) await Task.Delay(5, Ct);
            Say($"At {writers.Sent}: kill -9 of {(victim == 2 ? "PostgreSQL" : $"node {victim}")}");
            if (victim == 2)
            {
                await cluster.Kill();
                await cluster.Start();
                continue;
            }

            _nodes[victim].Kill();
            _nodes[victim].Dispose();
            _nodes[victim] = await RunningService.Start(_database, _seller.Token, _ports[victim]);
            await Import(_nodes[victim].Client);
        }
    }

    private async Task Import(HttpClient client)
    {
        var rows = Enumerable.Range(0, Rows).Select(i => $$"""{"externalId":"import-{{_imports.Count}}-{{i}}","organization":"{{_seller.Organization}}","title":"Row {{i}}","summary":"石墨烯导热膜"}""");
        var sent = await client.Send(HttpMethod.Post, "/v1/imports?kind=results", string.Join('\n', rows) + "\n", media: FileStory.Rows);
        if (sent.StatusCode == HttpStatusCode.Accepted) _imports.Add((await sent.Json()).GetProperty("id").GetGuid());
    }

    private async Task PagesAreWholeAndADamagedOneIsSeen(string file)
    {
        await cluster.Stop();
        await cluster.CheckPages();

        cluster.Damage(file);
        (await Should.ThrowAsync<InvalidOperationException>(cluster.CheckPages)).Message.ShouldContain("checksum verification failed");
        await cluster.Start();
        (await Should.ThrowAsync<InvalidOperationException>(cluster.CheckTables)).Message.ShouldContain("history");
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : null;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
