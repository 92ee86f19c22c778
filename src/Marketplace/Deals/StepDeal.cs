using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Deals;

/// <summary>Every step of <see cref="DealFlow"/> that has no data of its own.</summary>
internal sealed record StepDeal(Guid DealId, string Step, StepReason? Body, IfMatch IfMatch) : ICommand<DealView>;

internal static class StepDealEndpoint
{
    public static Delegate For(string step) => async Task<Ok<DealView>> (
        Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new StepDeal(id, step, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class StepDealValidator : AbstractValidator<StepDeal>
{
    public StepDealValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class StepDealHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<StepDeal, DealView>
{
    public async Task<DealView> Handle(StepDeal command, CancellationToken ct)
    {
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        command.IfMatch.Check(deal.Version);
        if (command.Step == DealFlow.ConfirmStep)
        {
            deal.Confirm(actor, time.Now(), command.Body?.Reason);
        }
        else
        {
            deal.Take(command.Step, actor, time.Now(), command.Body?.Reason);
        }

        return DealView.Of(deal);
    }
}
