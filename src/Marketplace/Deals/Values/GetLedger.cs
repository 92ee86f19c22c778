using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

internal sealed record GetLedger(Guid DealId) : IQuery<LedgerView>;

internal static class GetLedgerEndpoint
{
    public static async Task<Ok<LedgerView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetLedger(id), ct));
}

internal sealed class GetLedgerHandler(MarketplaceDb db, Actor actor, TimeProvider time) : IQueryHandler<GetLedger, LedgerView>
{
    public async Task<LedgerView> Handle(GetLedger query, CancellationToken ct) => (await db.VisibleLedger(query.DealId, actor, time.Now(), ct)).View();
}
