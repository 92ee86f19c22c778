using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Marketplace.Tests.Platform;

/// <summary>What stands in the tables of before is right in those of now.</summary>
public sealed class MigrationTests(TestServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The service does not ask this again at each start.
    [Fact]
    public async Task Migrations_make_all_that_the_model_tells_of()
    {
        var (owner, _) = await server.CreateEmptyDatabase();
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var db = Context(source);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        db.Database.GetMigrations().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_stated_before_there_were_rates_is_worth_itself()
    {
        var (owner, service) = await TablesOf("20261124120015_Initial");
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var before = source.CreateCommand(
            """
            insert into deals.deals (id, buyer_id, seller_id, contract_type, buyer_confirmed, seller_confirmed, state_founded, last_seq, created_at, updated_at, version, status)
            values ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), gen_random_uuid(), 'service', false, false, false, 2, now(), now(), 1, 'intent');
            insert into deals.value_statements (deal_id, seq, id, level, amount, currency, date, reverses, posted_by, posted_by_actor, at) values
            ('00000000-0000-0000-0000-000000000001', 1, '00000000-0000-0000-0000-000000000002', 'intended', 999999999999999.99, 'CNY', '2026-11-20', null, gen_random_uuid(), 'client:a', now()),
            ('00000000-0000-0000-0000-000000000001', 2, gen_random_uuid(), 'intended', -999999999999999.99, 'CNY', '2026-11-21', '00000000-0000-0000-0000-000000000002', gen_random_uuid(), 'client:a', now());
            """);
        await before.ExecuteNonQueryAsync(Ct);
        await Database.Migrate(owner, service);
        await using var after = source.CreateCommand("select string_agg(concat_ws(' ', amount, cny, rate, rate_date), ', ' order by seq) from deals.value_statements");
        (await after.ExecuteScalarAsync(Ct)).ShouldBe("999999999999999.9900 999999999999999.99 1, -999999999999999.9900 -999999999999999.99 1");
    }

    [Fact]
    public async Task Sources_of_terms_that_were_there_before_they_had_addresses_have_one_each()
    {
        var (owner, service) = await TablesOf("20261125104637_MatchesInUse");
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var before = source.CreateCommand("insert into glossary.sources (name, title, licence, attribution, created_at) select name, 't', 'CC0-1.0', 'a', now() from unnest('{one,other}'::text[]) name");
        await before.ExecuteNonQueryAsync(Ct);
        await Database.Migrate(owner, service);
        await using var after = source.CreateCommand("select count(distinct id) from glossary.sources where id <> '00000000-0000-0000-0000-000000000000'");
        (await after.ExecuteScalarAsync(Ct)).ShouldBe(5L);
    }

    [Fact]
    public async Task A_backup_of_before_there_were_shared_readers_is_restored_and_brought_up()
    {
        var (old, _) = await TablesOf("20261125095540_MatchModels");
        await using (var source = NpgsqlDataSource.Create(old + ";Pooling=false"))
        {
            await using var before = source.CreateCommand("insert into platform.changes (xid, kind, id) values ('9000000000000', 'need', gen_random_uuid())");
            await before.ExecuteNonQueryAsync(Ct);
        }

        var (owner, service) = await server.CreateEmptyDatabase();
        var folder = Directory.CreateTempSubdirectory("marketplace-backup-").FullName;
        foreach (var (what, to, by) in new[] { ("backup", old, old), ("restore", service, owner) })
        {
            var (exit, said) = await StartArgument.Run([what, Path.Combine(folder, "old.dump")], ("ConnectionStrings__Marketplace", to), ("ConnectionStrings__Owner", by));
            exit.ShouldBe(0, said);
        }

        Directory.Delete(folder, recursive: true);
        await using var restored = NpgsqlDataSource.Create(service + ";Pooling=false");
        await using var after = restored.CreateCommand("select xid::text || ' ' || (select count(*) from platform.cursors) from platform.changes");
        (await after.ExecuteScalarAsync(Ct)).ShouldBe("0 0");
    }

    /// <returns>For the owner and for the service, of a database of a version of before.</returns>
    private async Task<(string Owner, string Service)> TablesOf(string version)
    {
        var (owner, service) = await server.CreateEmptyDatabase();
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var db = Context(source);
        await db.GetService<IMigrator>().MigrateAsync(version, Ct);
        return (owner, service);
    }

    private static MarketplaceDb Context(NpgsqlDataSource source) =>
        new((DbContextOptions<MarketplaceDb>)ContextOptions.Configure(new DbContextOptionsBuilder<MarketplaceDb>(), source).Options);
}
