using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed class ResultHistory(MarketplaceDb db, Actor actor, ISuspensions suspended) : IHistorySight
{
    public string Kind => ResultFlow.Table.Kind;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) =>
        await db.Results.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(r => r.Id == id, ct) is { } result ? actor.Oversees || actor.ActsFor(result.OwnerId) : null;
}
