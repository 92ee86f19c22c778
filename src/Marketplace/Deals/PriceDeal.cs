using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Deals;

internal sealed record PriceDeal(Guid DealId, PriceChoice Body, IfMatch IfMatch) : ICommand<DealView>;

/// <summary>The way in which the price is set.</summary>
internal sealed record PriceChoice(PriceRoute? Route)
{
    public static readonly PriceChoice Example = new(PriceRoute.Agreement);
}

internal static class PriceDealEndpoint
{
    public static async Task<Ok<DealView>> Handle(
        Guid id, PriceChoice choice, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new PriceDeal(id, choice, ETag.Optional(ifMatch)), ct));
}

internal sealed class PriceDealValidator : AbstractValidator<PriceDeal>
{
    public PriceDealValidator() => RuleFor(p => p.Body.Route).NotNull();
}

internal sealed class PriceDealHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<PriceDeal, DealView>
{
    public async Task<DealView> Handle(PriceDeal command, CancellationToken ct)
    {
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        command.IfMatch.Check(deal.Version);
        deal.Price(command.Body.Route!.Value, actor, time.Now());
        return DealView.Of(deal);
    }
}
