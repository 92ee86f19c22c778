using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Platform.Data;

/// <summary>Who reads the changes goes on after a restore where it stood before the backup, though the next server counts its transactions anew.</summary>
public sealed class RestoredReadersTests(TestApp app, TestServer server) : IClassFixture<TestApp>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-backup-").FullName;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_yet_told_of_and_what_is_new_is_told_of_and_what_was_told_is_not_again()
    {
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        await app.Post(company, "needs", Items.Body("needs", "耐高温陶瓷轴承", "需要在 800 ℃ 下工作的耐高温陶瓷轴承,寿命不低于两千小时。"), publish: true);
        await app.Post(university, "results", Bearing("氮化硅陶瓷轴承"), publish: true);
        await Story.Soon(async () => await Ask("select (select count(*) from matches.alerts) > 0 and not exists (select from platform.changes h, platform.cursors c where (h.xid, h.seq) > (c.xid, c.seq))") is true);

        // As on a server that has counted far more transactions than the next one will; from here on its readers stand still.
        await app.AsOwner("update platform.changes set xid = (xid::text::bigint + 9000000000000)::text::xid8; update platform.cursors set xid = (xid::text::bigint + 9000000000000)::text::xid8");
        var waiting = await app.Post(university, "results", Bearing("氧化锆陶瓷轴承"), publish: true);
        // Its numbers were drawn before those of what has been read, and committed after it; and of what was told no trace is left to know it by.
        await app.AsOwner(
            """
            insert into platform.changes (seq, xid, kind, id) overriding system value
                select -seq, (xid::text::bigint + 9000000000000)::text::xid8, kind, id from platform.changes where xid < '9000000000000';
            delete from platform.changes where xid < '9000000000000';
            delete from matches.alerts;
            """);

        var (owner, service) = await server.CreateEmptyDatabase();
        await Run("backup", app.ConnectionString, server.OwnerOf(app.ConnectionString));
        await Run("restore", service, owner);
        using var restored = await RunningService.Start(service, university.Token);
        await Told(restored, company, waiting);
        restored.Client.DefaultRequestHeaders.Authorization = new("Bearer", university.Token);
        var late = $"/v1/results/{await Story.Created(restored.Client.Send(HttpMethod.Post, "/v1/results?publish=true", Bearing("碳化硅陶瓷轴承")))}";
        await Told(restored, company, late, waiting);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dictionary<string, object?> Bearing(string title) => Items.Body("results", title, $"一种耐高温的{title},已经完成寿命试验。");

    private static async Task Told(RunningService service, TestActor who, params string[] results)
    {
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", who.Token);
        List<string> told = [];
        await Story.Soon(async () =>
        {
            var alerts = await (await service.Client.GetAsync("/v1/matches/alerts", Ct)).Json();
            told = [.. alerts.GetProperty("items").EnumerateArray().Select(a => $"/v1/results/{a.Text("resultId")}")];
            return told.Contains(results[0]);
        });
        told.ShouldBe(results);
    }

    private async Task Run(string what, string service, string owner)
    {
        var (exit, said) = await StartArgument.Run([what, Path.Combine(_folder, "all.dump")], ("ConnectionStrings__Marketplace", service), ("ConnectionStrings__Owner", owner));
        exit.ShouldBe(0, said);
    }

    private async Task<object?> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
