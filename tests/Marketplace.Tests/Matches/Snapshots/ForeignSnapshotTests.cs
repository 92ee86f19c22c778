using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Matches.Snapshots;

/// <summary>A snapshot is of one database and of its feed as it is now, or it is not used.</summary>
public sealed class ForeignSnapshotTests(TestApp app, TestServer server) : IClassFixture<TestApp>, IDisposable
{
    private const string NotOurs = "It is of another database, or of this one before it was restored";

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-snapshots-").FullName;

    [Fact]
    public async Task One_of_another_database_is_not_used_even_where_its_last_change_is_there_too()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(app, university, "Of the first database");
        await Written(app, op);

        await using var second = new TestApp(server);
        await second.InitializeAsync();
        await second.AsOwner(
            $"""
             delete from platform.changes;
             alter table platform.changes alter column seq restart with 1000000;
             {await Ask("select string_agg(format('insert into platform.changes (seq, xid, kind, id) overriding system value values (%s, ''%s'', ''%s'', ''%s'');', seq, xid, kind, id), ' ') from platform.changes")}
             """);
        using var node = await Node.Start(second.ConnectionString, await second.Actor(Role.Operator), _folder);
        node.ReadAnew.ShouldBeNull();
        node.Said.ShouldContain(NotOurs);
        (await node.Found("sealing of hydrogen turbopumps")).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_from_before_a_restore_into_the_same_database_is_not_used()
    {
        await using var set = new TestApp(server);
        await set.InitializeAsync();
        var (op, university) = (await set.Actor(Role.Operator), await set.Actor(Role.Manager, OrganizationKind.University));
        await Publish(set, university, "In the backup");
        var backup = Path.Combine(_folder, "all.dump");
        await Run(set, ["backup", backup]);
        await Publish(set, university, "After the backup");
        await Written(set, op);
        await set.DisposeAsync();

        // As one would who has nothing but this database and its backup.
        await using (var owner = NpgsqlDataSource.Create(server.OwnerOf(set.ConnectionString) + ";Pooling=false"))
        await using (var drop = owner.CreateCommand(
            """
            do $$ declare it text; begin
                for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') loop execute format('drop schema %I cascade', it); end loop;
                for it in select tablename from pg_tables where schemaname = 'public' loop execute format('drop table public.%I cascade', it); end loop;
            end $$
            """))
        {
            await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await Run(set, ["restore", backup]);
        using var node = await Node.Start(set.ConnectionString, op, _folder);
        node.ReadAnew.ShouldBeNull();
        node.Said.ShouldContain(NotOurs);
        (await node.Found("sealing of hydrogen turbopumps")).ShouldBe(["In the backup"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<string> Publish(TestApp to, TestActor by, string title) => to.Post(by, "results", Items.Body("results", title, "A sealing of hydrogen turbopumps."), publish: true);

    private async Task Written(TestApp of, TestActor op)
    {
        using var node = await Node.Start(of.ConnectionString, op, _folder);
        await Story.Soon(() => Task.FromResult(File.Exists(Path.Combine(_folder, "results.snapshot"))));
        node.Kill();
    }

    private async Task Run(TestApp of, string[] line)
    {
        var (exit, said) = await StartArgument.Run(line, ("ConnectionStrings__Marketplace", of.ConnectionString), ("ConnectionStrings__Owner", server.OwnerOf(of.ConnectionString)));
        exit.ShouldBe(0, said);
    }

    private async Task<string> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
