using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

internal sealed class OrganizationHistory(MarketplaceDb db, Actor actor) : IHistorySight
{
    public string Kind => OrganizationFlow.Table.Kind;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) =>
        await db.Organizations.AnyAsync(o => o.Id == id, ct) ? actor.Oversees || actor.ActsFor(id) : null;
}
