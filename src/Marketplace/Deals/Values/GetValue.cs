using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

internal sealed record GetValue(Guid DealId, Guid ValueId) : IQuery<ValueView>;

internal static class GetValueEndpoint
{
    public static async Task<Ok<ValueView>> Handle(Guid id, Guid valueId, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new GetValue(id, valueId), ct));
}

internal sealed class GetValueHandler(MarketplaceDb db, Actor actor, TimeProvider time) : IQueryHandler<GetValue, ValueView>
{
    public async Task<ValueView> Handle(GetValue query, CancellationToken ct)
    {
        var ledger = await db.VisibleLedger(query.DealId, actor, time.Now(), ct);
        return ledger.View(ledger.Find(query.ValueId) ?? throw Problem.NotFound("value"));
    }
}
