using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

internal sealed class DealHistory(MarketplaceDb db, Actor actor) : IHistorySight
{
    public string Kind => DealFlow.Table.Kind;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) =>
        // Who sees a deal takes part in it or oversees it, and sees the whole.
        await db.Deals.VisibleTo(actor).AnyAsync(d => d.Id == id, ct) ? true : null;
}
