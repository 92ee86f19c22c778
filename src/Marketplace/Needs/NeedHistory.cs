using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed class NeedHistory(MarketplaceDb db, Actor actor, ISuspensions suspended) : IHistorySight
{
    public string Kind => NeedFlow.Table.Kind;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) =>
        await db.Needs.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == id, ct) is { } need ? actor.Oversees || actor.ActsFor(need.OwnerId) : null;
}
