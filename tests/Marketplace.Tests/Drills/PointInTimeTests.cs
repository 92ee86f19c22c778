using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>A restore to a point in time, by the commands of deploy/README.md: all that was answered before it is there, and nothing of after.</summary>
public sealed class PointInTimeTests(Cluster cluster) : IClassFixture<Cluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_answered_write_before_it_is_there_and_the_first_one_after_it_is_not()
    {
        Quick.IsSkipped();
        await cluster.Archive();
        var app = new TestApp(cluster.Server);
        await app.InitializeAsync();
        var (buyer, seller, auditor) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Auditor));
        var subject = await app.Post(seller, "results", Items.Body("results", "What the deals are on"), publish: true);
        using var client = app.Anyone();
        var writers = new Writers(1, () => client, buyer, seller, Guid.Parse(subject.Split('/')[^1]));

        // The backup is taken in the middle of the writing.
        var writing = writers.Write(4, 400, Ct);
        await Story.Soon(() => Task.FromResult(writers.Done > 100));
        await cluster.BaseBackup();
        await writing;

        var before = await app.Post(buyer, "needs", Items.Body("needs", "The last before"), publish: true);
        var time = await Now(app);
        var after = await app.Post(buyer, "needs", Items.Body("needs", "The first after"), publish: true);
        await writers.Write(4, 500, Ct);
        await app.DisposeAsync();

        var database = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        await using var then = await cluster.At(time);
        database.Port = new NpgsqlConnectionStringBuilder(then.Owner).Port;
        using (var service = await RunningService.Start(database.ConnectionString, buyer.Token))
        {
            (await service.Client.Send(HttpMethod.Get, before)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await service.Client.Send(HttpMethod.Get, after).ShouldRefuse(404, "not_found");
            var at = writers.Log.Take(400).ToList();
            LogLaw.Broken(at, await LogLaw.Effects(database.ConnectionString)).ShouldBeEmpty();
            at.ShouldAllBe(call => call.Wrong == null);
        }

        await new AfterTheStorm(database.ConnectionString).FiguresAreRecounted(auditor);
        await then.CheckTables();
        await then.Stop();
        await then.CheckPages();
    }

    // By the clock that dates the commits.
    private static async Task<DateTime> Now(TestApp app)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand("select clock_timestamp()");
        return (DateTime)(await command.ExecuteScalarAsync(Ct))!;
    }
}
