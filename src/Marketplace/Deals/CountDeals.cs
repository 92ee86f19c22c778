using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

internal sealed class CountDeals(MarketplaceDb db, Actor actor, TimeProvider time) : IDealFigures
{
    public async Task<DealCounts> Count(Period period, CancellationToken ct)
    {
        var (from, to, first, end) = (period.From, period.To, period.FirstDay, period.EndDay);
        var standing = Standing(period);
        return new DealCounts(
            await standing.CountAsync(d => (from == null || d.CreatedAt >= from) && (to == null || d.CreatedAt < to), ct),
            await standing.CountAsync(d => d.SignedOn >= first && d.SignedOn < end, ct));
    }

    public async Task<IReadOnlyList<ValueLine>> Values(Period period, CancellationToken ct)
    {
        var (end, standing) = (period.EndDay, Standing(period));
        var (statements, confirmations) = (db.Set<ValueStatement>().AsNoTracking(), db.Set<ValueConfirmation>());

        // As Ledger.StatusOf has it of one deal: a reversal that took effect and what it reverses are worth nothing, both of them.
        var inEffect = statements.Where(v => v.Reverses == null
            ? !statements.Any(r => r.Reverses == v.Id && (confirmations.Any(c => c.StatementId == r.Id) || !confirmations.Any(c => c.StatementId == v.Id)))
            : !confirmations.Any(c => c.StatementId == v.Id) && confirmations.Any(c => c.StatementId == v.Reverses));

        return await inEffect.Where(v => v.Date < end)
            .Join(db.Deals.VisibleTo(actor), v => v.DealId, d => d.Id, (v, d) => new { v, d })
            .Where(x => x.v.Level == ValueLevel.Received || standing.Any(s => s.Id == x.d.Id))
            .Select(x => new ValueLine(
                x.d.Id, x.v.Level, x.v.Date, x.v.Cny, confirmations.Any(c => c.StatementId == x.v.Id), x.d.Field, x.d.BrokerId))
            .ToListAsync(ct);
    }

    /// <summary>Those not broken off by the end of the period: until then they count.</summary>
    private IQueryable<Deal> Standing(Period period)
    {
        var (to, now) = (period.To, time.Now());
        return db.Deals.AsNoTracking().VisibleTo(actor).Where(d => d.EndedAt == null || d.EndedAt > now || d.EndedAt >= to);
    }
}
