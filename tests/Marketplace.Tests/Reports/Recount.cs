using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Reports;

/// <summary>The same figures once more, from the tables, by nothing but SQL.</summary>
internal static class Recount
{
    /// <returns>companies, needs collected, published, resolved, deals; intended or formal, then each level counting and claimed.</returns>
    public static async Task<decimal[]> All(MarketplaceDb db, Guid? organization) =>
    [
        .. await db.Database.SqlQueryRaw<decimal>(Needs, Owner(organization)).ToListAsync(),
        .. await db.Database.SqlQueryRaw<decimal>(Values, Owner(organization)).ToListAsync(),
    ];

    private static Npgsql.NpgsqlParameter Owner(Guid? organization) => new Npgsql.NpgsqlParameter("o", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = organization ?? (object)DBNull.Value };

    private const string Needs =
        """
        with mine as (select * from needs.needs where submitted_at is not null and (@o is null or owner_id = @o))
        select (select count(distinct owner_id) from mine)::numeric as "Value"
        union all select count(*) from mine
        union all select count(*) from mine where published_at is not null
        union all select count(*) from mine where status in ('resolved', 'partially_resolved')
        """;

    private const string Values =
        """
        with mine as (
            select * from deals.deals where @o is null or @o in (buyer_id, seller_id, broker_id)),
        said as (
            select v.*, exists (select from deals.value_confirmations c where c.statement_id = v.id) as confirmed from deals.value_statements v),
        undone as (
            select o.id as original, r.id as reversal from said o join said r on r.reverses = o.id where r.confirmed or not o.confirmed),
        lines as (
            select s.deal_id, s.level, s.cny as amount, s.confirmed from said s join mine d on d.id = s.deal_id
            where s.id not in (select original from undone) and s.id not in (select reversal from undone)
              and (s.level = 'received' or d.status not in ('cancelled', 'terminated'))),
        per_deal as (
            select coalesce(sum(amount) filter (where level = 'signed'), sum(amount) filter (where level = 'intended')) as amount
            from lines where confirmed group by deal_id)
        select (select count(*) from mine where status not in ('cancelled', 'terminated'))::numeric as "Value"
        union all select coalesce(sum(amount), 0) from per_deal
        union all select * from (
            select (select coalesce(sum(amount), 0) from lines where lines.level = l.level and lines.confirmed = c.confirmed)
            from unnest(array['intended', 'signed', 'registered', 'received']) with ordinality l (level, n), unnest(array[true, false]) with ordinality c (confirmed, m)
            order by l.n, c.m) levels
        """;
}
