using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Results;

/// <summary>Every step of <see cref="ResultFlow"/> that has no data of its own.</summary>
internal sealed record StepResult(Guid Id, string Step, StepReason? Body, IfMatch IfMatch) : ICommand<ResultView>;

internal static class StepResultEndpoint
{
    public static Delegate For(string step) => async Task<Ok<ResultView>> (
        Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new StepResult(id, step, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class StepResultValidator : AbstractValidator<StepResult>
{
    public StepResultValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class StepResultHandler(MarketplaceDb db, IOrganizations organizations, ISuspensions suspended, Actor actor, TimeProvider time)
    : ICommandHandler<StepResult, ResultView>
{
    public async Task<ResultView> Handle(StepResult command, CancellationToken ct)
    {
        var result = await db.LockedResult(command.Id, actor, suspended, ct) ?? throw Problem.NotFound("result");
        command.IfMatch.Check(result.Version);
        var now = time.Now();
        result.Take(command.Step, actor, now, command.Body?.Reason);
        if (ResultFlow.Renews(command.Step))
        {
            await organizations.HoldVerified(result.OwnerId, ct);
            result.Renew(await db.DaysOf(ResultFlow.TimeToLive, now, ct), now);
        }

        return command.Body?.Reason is null && ResultFlow.AsksWhy(command.Step, actor.ActsFor(result.OwnerId))
            ? throw Problem.Of("reason_required", "reason")
            : ResultView.Of(result);
    }
}
