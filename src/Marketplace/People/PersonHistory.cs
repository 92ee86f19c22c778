using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.People;

internal sealed class PersonHistory(MarketplaceDb db, Actor actor) : IHistorySight
{
    public string Kind => Person.KindName;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } person ? actor.Oversees || actor.ActsFor(person.OrganizationId) : null;
}
