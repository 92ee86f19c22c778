using System.Linq.Expressions;
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

    private static readonly Expression<Func<Need, MatchItem>> Item = n => new MatchItem(
        n.Id, n.Anonymous ? null : n.ExternalId, n.Anonymous ? null : n.OwnerId, n.OwnerId, n.Title, n.TitleEn, n.Description, n.DescriptionEn, n.Keywords,
        n.Region, n.Industry, n.Field, n.TrlMin, n.Language, false);

    public async Task<IReadOnlyList<MatchItem>> Read(IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        var hidden = suspended.Organizations;
        return await db.Needs.Where(n => n.Status == NeedStatus.Published && !hidden.Contains(n.OwnerId) && (ids == null || ids.Contains(n.Id))).Select(Item).ToListAsync(ct);
    }

    public async Task<MatchItem?> ReadOwn(Guid id, Actor actor, CancellationToken ct)
    {
        var own = actor.ActingFor;
        return await db.Needs.Where(n => n.Id == id && own.Contains(n.OwnerId)).Select(Item).SingleOrDefaultAsync(ct);
    }
}

internal sealed class NeedsOnFeed(MarketplaceDb db) : IOwnedItems
{
    public Task Retell(Guid organization, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {NeedFlow.Table.Kind}, id from needs.needs where owner_id = {organization} and status <> 'draft'", ct);
}
