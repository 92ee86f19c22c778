using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Needs;

/// <summary>Every step of <see cref="NeedFlow"/> that has no data of its own.</summary>
internal sealed record StepNeed(Guid Id, string Step, StepReason? Body, IfMatch IfMatch) : ICommand<NeedView>;

internal static class StepNeedEndpoint
{
    public static Delegate For(string step) => async Task<Ok<NeedView>> (
        Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new StepNeed(id, step, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class StepNeedValidator : AbstractValidator<StepNeed>
{
    public StepNeedValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class StepNeedHandler(MarketplaceDb db, IOrganizations organizations, ISuspensions suspended, Actor actor, TimeProvider time)
    : ICommandHandler<StepNeed, NeedView>
{
    public async Task<NeedView> Handle(StepNeed command, CancellationToken ct)
    {
        var need = await db.LockedNeed(command.Id, actor, suspended, ct) ?? throw Problem.NotFound("need");
        command.IfMatch.Check(need.Version);
        var now = time.Now();
        need.Take(command.Step, actor, now, command.Body?.Reason);
        if (NeedFlow.Renews(command.Step))
        {
            await organizations.HoldVerified(need.OwnerId, ct);
            need.Renew(await db.DaysOf(NeedFlow.TimeToLive, now, ct), now);
        }

        return command.Body?.Reason is null && NeedFlow.AsksWhy(command.Step, actor.ActsFor(need.OwnerId))
            ? throw Problem.Of("reason_required", "reason")
            : NeedView.Of(need, actor);
    }
}
