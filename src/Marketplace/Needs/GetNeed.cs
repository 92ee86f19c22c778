using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed record GetNeed(Guid Id) : IQuery<NeedView>;

internal static class GetNeedEndpoint
{
    public static async Task<Ok<NeedView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetNeed(id), ct));
}

internal sealed class GetNeedHandler(MarketplaceDb db, ISuspensions suspended, IMatchesOpened opened, Actor actor) : IQueryHandler<GetNeed, NeedView>
{
    public async Task<NeedView> Handle(GetNeed query, CancellationToken ct)
    {
        var need = await db.Needs.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == query.Id, ct) ?? throw Problem.NotFound("need");
        opened.Opened("needs", need.Id, actor);
        return NeedView.Of(need, actor);
    }
}
