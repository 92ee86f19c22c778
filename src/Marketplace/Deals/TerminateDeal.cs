using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Deals;

internal sealed record TerminateDeal(Guid DealId, Termination Body, IfMatch IfMatch) : ICommand<DealView>;

/// <param name="Date">From this day on, in China, the deal counts for nothing but what was received.</param>
internal sealed record Termination(string? Reason, DateOnly? Date)
{
    public static readonly Termination Example = new("The pilot failed.", new DateOnly(2026, 11, 24));
}

internal static class TerminateDealEndpoint
{
    public static async Task<Ok<DealView>> Handle(
        Guid id, Termination termination, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new TerminateDeal(id, termination, ETag.Optional(ifMatch)), ct));
}

internal sealed class TerminateDealValidator : AbstractValidator<TerminateDeal>
{
    public TerminateDealValidator()
    {
        RuleFor(t => t.Body.Reason).NotEmpty().MaximumLength(StepReason.Limit);
        RuleFor(t => t.Body.Date).NotEmpty().Day();
    }
}

internal sealed class TerminateDealHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<TerminateDeal, DealView>
{
    public async Task<DealView> Handle(TerminateDeal command, CancellationToken ct)
    {
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        command.IfMatch.Check(deal.Version);
        deal.Terminate(command.Body, actor, time.Now());
        return DealView.Of(deal);
    }
}
