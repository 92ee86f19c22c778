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

    [Fact]
    public async Task What_was_stated_before_there_were_rates_is_worth_itself()
    {
        var (owner, service) = await server.CreateEmptyDatabase();
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        var options = new DbContextOptionsBuilder<MarketplaceDb>().UseNpgsql(source, n => n.MigrationsHistoryTable(Database.Migrations, Database.Schema)).UseSnakeCaseNamingConvention().Options;
        await using (var db = new MarketplaceDb(options))
        {
            await db.GetService<IMigrator>().MigrateAsync("20261124120015_Initial", Ct);
        }

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
}
