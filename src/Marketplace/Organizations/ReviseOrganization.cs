using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

/// <summary>By its own manager, or an operator. Whether it is state-founded, and its codes, only an operator says.</summary>
internal sealed record ReviseOrganization(Guid Id, OrganizationChanges Body, IfMatch IfMatch) : ICommand<OrganizationView>;

internal sealed record OrganizationChanges(
    Patch<string> Name, Patch<string> NameEn, Patch<OrganizationKind?> Kind, Patch<bool?> StateFounded, Patch<string> Uscc, Patch<string> Ror, Patch<string> Region)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { nameEn = "Example New Materials Ltd", region = (string?)null };

    [JsonIgnore]
    public bool IsForOperators => Kind.IsSet || StateFounded.IsSet || Uscc.IsSet || Ror.IsSet;

    public OrganizationFields On(OrganizationFields fields) => new(
        fields.ExternalId, Name.Or(fields.Name), NameEn.Or(fields.NameEn), Kind.Or(fields.Kind), StateFounded.Or(fields.StateFounded),
        Uscc.Or(fields.Uscc), Ror.Or(fields.Ror), Region.Or(fields.Region));
}

internal static class ReviseOrganizationEndpoint
{
    public static async Task<Ok<OrganizationView>> Handle(
        Guid id, OrganizationChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseOrganization(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseOrganizationValidator : AbstractValidator<ReviseOrganization>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public ReviseOrganizationValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new OrganizationFieldsValidator().Validate(changes.On(OrganizationFields.Example))));
}

internal sealed class ReviseOrganizationHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<ReviseOrganization, OrganizationView>
{
    public async Task<OrganizationView> Handle(ReviseOrganization command, CancellationToken ct)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == command.Id, ct) ?? throw Problem.NotFound("organization");
        if (!actor.IsOperator && (!actor.Manages(organization.Id) || command.Body.IsForOperators))
        {
            throw Problem.NotAllowed("revise", "organization");
        }

        command.IfMatch.Check(organization.Version);
        organization.Revise(command.Body.On(organization.Fields), actor, time.Now());
        return OrganizationView.Of(organization);
    }
}
