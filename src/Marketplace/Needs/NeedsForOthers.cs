using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed class LockNeeds(MarketplaceDb db, ISuspensions suspended, Actor actor) : ILockNeeds
{
    public async Task<LockedNeed?> Lock(Guid needId, CancellationToken ct) =>
        await db.LockedNeed(needId, actor, suspended, ct) is { } need
            ? new LockedNeed(need.Id, need.OwnerId, need.Status == NeedStatus.Published, need.Anonymous, need.Field)
            : null;
}

internal sealed class MatchableNeeds(MarketplaceDb db, ISuspensions suspended) : IMatchSource
{
    public string Side => "needs";

    public async Task<IReadOnlyList<MatchItem>> Read(IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        var needs = await Matchable.Where(n => ids == null || ids.Contains(n.Id)).ToListAsync(ct);
        return needs.ConvertAll(Item);
    }

    public async Task<MatchItem?> Read(Guid id, CancellationToken ct) => await Matchable.SingleOrDefaultAsync(n => n.Id == id, ct) is { } need ? Item(need) : null;

    private IQueryable<Need> Matchable
    {
        get
        {
            var hidden = suspended.Organizations;
            return db.Needs.AsNoTracking().Where(n => n.Status == NeedStatus.Published && !hidden.Contains(n.OwnerId));
        }
    }

    public async Task<MatchItem?> ReadOwn(Guid id, Actor actor, CancellationToken ct)
    {
        var own = actor.ActingFor;
        return await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && own.Contains(n.OwnerId), ct) is { } need ? Item(need) : null;
    }

    private static MatchItem Item(Need n) => new(
        n.Id, n.Anonymous ? null : n.ExternalId, n.Anonymous ? null : n.OwnerId, n.OwnerId, n.Title, n.TitleEn, n.Description, n.DescriptionEn, n.Keywords,
        n.Region, n.Industry, n.Field, n.TrlMin, n.Language, false,
        new NeedTerms(n.Licence, n.Budget, n.Deadline, n.ExpiresAt, new Lazy<FacetSet>(() => n.FacetsNow().Set), n.Facets?.ConfirmedAt is not null), null);
}

internal sealed class NeedsOnFeed(MarketplaceDb db) : IOwnedItems
{
    public Task Retell(Guid organization, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {NeedFlow.Table.Kind}, id from needs.needs where owner_id = {organization} and status <> 'draft'", ct);
}
