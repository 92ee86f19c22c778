using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Organizations;

/// <summary>Every step of <see cref="OrganizationFlow"/>.</summary>
internal sealed record StepOrganization(Guid Id, string Step, StepReason? Body, IfMatch IfMatch) : ICommand<OrganizationView>;

internal static class StepOrganizationEndpoint
{
    public static Delegate For(string step) => async Task<Ok<OrganizationView>> (
        Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new StepOrganization(id, step, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class StepOrganizationValidator : AbstractValidator<StepOrganization>
{
    public StepOrganizationValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class StepOrganizationHandler(MarketplaceDb db, IEnumerable<IOwnedItems> items, Actor actor, TimeProvider time)
    : ICommandHandler<StepOrganization, OrganizationView>
{
    public async Task<OrganizationView> Handle(StepOrganization command, CancellationToken ct)
    {
        var organization = await db.LockedOrganization(command.Id, ct) ?? throw Problem.NotFound("organization");
        command.IfMatch.Check(organization.Version);
        organization.Step(command.Step, actor, time.Now(), command.Body?.Reason);
        if (command.Step is OrganizationFlow.Suspend or OrganizationFlow.Reinstate)
        {
            // What others see of its items changes with it: whoever keeps a copy of them is told.
            foreach (var kind in items)
            {
                await kind.Retell(organization.Id, ct);
            }
        }

        // Whoever locks themselves out has nobody to let them in again.
        return command.Step != OrganizationFlow.Suspend ? OrganizationView.Of(organization)
            : actor.ActsFor(organization.Id) ? throw Problem.Of("own_organization")
            : command.Body?.Reason is null ? throw Problem.Of("reason_required", "reason")
            : OrganizationView.Of(organization);
    }
}
