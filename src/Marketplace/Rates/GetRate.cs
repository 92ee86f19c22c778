using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Rates;

internal sealed record GetRate(Guid Id) : IQuery<RateView>;

internal static class GetRateEndpoint
{
    public static async Task<Ok<RateView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetRate(id), ct));
}

internal sealed class GetRateHandler(MarketplaceDb db) : IQueryHandler<GetRate, RateView>
{
    public async Task<RateView> Handle(GetRate query, CancellationToken ct) =>
        await db.Rates.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.Id, ct) is { } rate ? RateView.Of(rate) : throw Problem.NotFound("rate");
}
