using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

internal sealed record GetDeal(Guid Id) : IQuery<DealView>;

internal static class GetDealEndpoint
{
    public static async Task<Ok<DealView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetDeal(id), ct));
}

internal sealed class GetDealHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetDeal, DealView>
{
    public async Task<DealView> Handle(GetDeal query, CancellationToken ct) =>
        await db.Deals.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(d => d.Id == query.Id, ct) is { } deal
            ? DealView.Of(deal)
            : throw Problem.NotFound("deal");
}
