using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs.Facets;

internal sealed record GetNeedFacets(Guid Id) : IQuery<NeedFacetsView>;

internal static class GetNeedFacetsEndpoint
{
    public static async Task<Ok<NeedFacetsView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetNeedFacets(id), ct));
}

internal sealed class GetNeedFacetsHandler(MarketplaceDb db, ISuspensions suspended, Actor actor) : IQueryHandler<GetNeedFacets, NeedFacetsView>
{
    public async Task<NeedFacetsView> Handle(GetNeedFacets query, CancellationToken ct)
    {
        var need = await db.Needs.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == query.Id, ct);
        return need is not null && (actor.Oversees || actor.ActsFor(need.OwnerId)) ? NeedFacetsView.Of(need) : throw Problem.NotFound("need");
    }
}

internal static class FacetsData
{
    /// <summary>Locked, for its owner to change them; to those who only oversee that is not allowed, and to others the facets are not there.</summary>
    public static async Task<Need> NeedOfOwner(this MarketplaceDb db, Guid id, string step, Actor actor, ISuspensions suspended, CancellationToken ct)
    {
        var need = await db.LockedNeed(id, actor, suspended, ct) ?? throw Problem.NotFound("need");
        return actor.ActsFor(need.OwnerId) ? need : throw (actor.Oversees ? Problem.NotAllowed(step, "need") : Problem.NotFound("need"));
    }
}
