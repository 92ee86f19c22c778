using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Platform.Data;

public sealed class BackupTests(TestApp app, TestServer server) : IClassFixture<TestApp>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-backup-").FullName;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private string File => Path.Combine(_folder, "all.dump");

    [Fact]
    public async Task What_was_answered_before_a_backup_is_there_after_its_restore()
    {
        var op = await app.Actor(Role.Operator);
        var deal = await (await DealStory.Begin(app, intended: "120.00")).Signed();
        await deal.Stated(deal.Buyer, "received", "40.00", counting: true);
        // As on a server that has counted far more transactions than the next one will.
        await Ask(server.OwnerOf(app.ConnectionString), "insert into platform.changes (xid, kind, id) values ('9000000000000', 'need', gen_random_uuid())");

        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var written = 0;
        var goesOn = Task.Run(async () =>
        {
            for (; !end.IsCancellationRequested; written++) await Post(op, $"While it is taken {written}");
        }, Ct);
        await Story.Soon(() => Task.FromResult(written > 5));
        var last = await Post(op, "The last before");
        var ledger = await Read(app.As(deal.Buyer), $"{deal.Path}/ledger");
        var history = await Read(app.As(deal.Buyer), $"{deal.Path}/history");
        var before = written;
        await Succeed("backup", app.ConnectionString);
        written.ShouldBeGreaterThan(before);
        await end.CancelAsync();
        await goesOn;
        if (!OperatingSystem.IsWindows()) foreach (var part in new[] { File, File + ".json" }) System.IO.File.GetUnixFileMode(part).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var (owner, service) = await server.CreateEmptyDatabase();
        await Succeed("restore", service, owner);
        using var restored = await RunningService.Start(service, deal.Buyer.Token);
        (await Read(restored.Client, $"{deal.Path}/ledger")).ShouldBe(ledger);
        (await Read(restored.Client, $"{deal.Path}/history")).ShouldBe(history);
        (await restored.Client.AskToken(op.ClientId, op.Secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        restored.Client.DefaultRequestHeaders.Authorization = new("Bearer", op.Token);
        (await restored.Client.GetAsync($"/v1/needs/{last}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await restored.Client.Send(HttpMethod.Post, "/v1/needs", Items.Body("needs", "Life goes on"))).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await Ask(service, "select count(*) from platform.changes where xid > pg_snapshot_xmax(pg_current_snapshot())")).ShouldBe(0L);
        (await Should.ThrowAsync<PostgresException>(() => Ask(service, "delete from platform.history"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await Refuse("restore", service, owner, "is not empty");
    }

    [Fact]
    public async Task A_backup_that_is_newer_or_not_whole_is_refused_and_none_is_written_over()
    {
        await Post(await app.Actor(Role.Operator), "In it");
        await Succeed("backup", app.ConnectionString);
        await Refuse("backup", app.ConnectionString, server.OwnerOf(app.ConnectionString), "is there already");
        var (list, dump) = (await System.IO.File.ReadAllTextAsync(File + ".json", Ct), await System.IO.File.ReadAllBytesAsync(File, Ct));

        var (owner, service) = await server.CreateEmptyDatabase();
        await System.IO.File.WriteAllTextAsync(File + ".json", list.Replace("\"migrations\":[", "\"migrations\":[\"29991231235959_Later\",", StringComparison.Ordinal), Ct);
        await Refuse("restore", service, owner, "newer version, which has 29991231235959_Later");
        await System.IO.File.WriteAllTextAsync(File + ".json", list, Ct);
        await System.IO.File.WriteAllBytesAsync(File, dump[..^(dump.Length / 3)], Ct);
        await Refuse("restore", service, owner, "pg_restore");
        (await Ask(owner, "select count(*) from pg_tables where schemaname = 'platform'")).ShouldBe(0L);

        await System.IO.File.WriteAllBytesAsync(File, dump, Ct);
        var need = JsonSerializer.Deserialize<JsonElement>(list).GetProperty("tables").GetProperty("needs.needs").GetProperty("sum").GetString()!;
        await System.IO.File.WriteAllTextAsync(File + ".json", list.Replace(need, "1", StringComparison.Ordinal), Ct);
        await Refuse("restore", service, owner, "is not what was backed up: needs.needs.");
        await Refuse("backup", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", null, "is there already");
    }

    [Fact]
    public async Task Of_three_restores_at_once_one_is_done_and_the_others_are_refused()
    {
        var need = await Post(await app.Actor(Role.Operator), "In it");
        await Succeed("backup", app.ConnectionString);
        var (owner, service) = await server.CreateEmptyDatabase();
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Run("restore", service, owner)));
        ends.Select(end => end.Exit).Order().ShouldBe([0, 1, 1]);
        ends.Where(end => end.Exit == 1).ShouldAllBe(end => end.Said.Contains("Another restore is at work") || end.Said.Contains("is not empty"));
        (await Ask(service, $"select count(*) from needs.needs where id = '{need}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_database_of_our_own_is_backed_up_beside_the_service_that_runs_it()
    {
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        await using (var own = await Marketplace.Platform.Data.OwnDatabase.Start(first))
        {
            await Marketplace.Platform.Data.Database.Migrate(own.OwnerConnection, own.ServiceConnection);
            (await StartArgument.Run(["backup", File, "--data", first])).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Said), r => r.Said.ShouldContain("as of"));
        }

        var (exit, said) = await StartArgument.Run(["restore", File, "--data", second]);
        exit.ShouldBe(0, said);
        await using var again = await Marketplace.Platform.Data.OwnDatabase.Start(second);
        (await Ask(again.ServiceConnection, "select count(*) > 0 from platform.migrations")).ShouldBe(true);
    }

    public void Dispose()
    {
        foreach (var sign in Directory.GetFiles(_folder, "stands-elsewhere", SearchOption.AllDirectories)) Directory.Delete(System.IO.File.ReadAllText(sign).Trim(), recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Guid> Post(TestActor by, string title) => Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/needs", Items.Body("needs", title)));

    private static async Task<string> Read(HttpClient by, string path) => await (await by.GetAsync(path, Ct)).Content.ReadAsStringAsync(Ct);

    private async Task Succeed(string what, string service, string? owner = null)
    {
        var (exit, said) = await Run(what, service, owner ?? server.OwnerOf(service));
        exit.ShouldBe(0, said);
    }

    private async Task Refuse(string what, string service, string? owner, string because)
    {
        var (exit, said) = await Run(what, service, owner ?? service);
        exit.ShouldBe(1, said);
        said.ShouldContain(because);
    }

    private Task<(int Exit, string Said)> Run(string what, string service, string owner) =>
        StartArgument.Run([what, File], ("ConnectionStrings__Marketplace", service), ("ConnectionStrings__Owner", owner));

    private static async Task<object?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
