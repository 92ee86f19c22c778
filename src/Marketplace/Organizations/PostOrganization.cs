using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Organizations;

/// <summary>By an operator, who knows it; or by a manager or broker, who gets no rights over it, and it waits to be verified.</summary>
internal sealed record PostOrganization(OrganizationFields Body) : ICommand<OrganizationView>;

internal static class PostOrganizationEndpoint
{
    public static async Task<Created<OrganizationView>> Handle(OrganizationFields fields, ISender sender, CancellationToken ct)
    {
        var organization = await sender.Send(new PostOrganization(fields), ct);
        return TypedResults.Created($"/v1/organizations/{organization.Id}", organization);
    }
}

internal sealed class PostOrganizationValidator : AbstractValidator<PostOrganization>
{
    public PostOrganizationValidator() => RuleFor(p => p.Body).SetValidator(new OrganizationFieldsValidator());
}

internal sealed class PostOrganizationHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<PostOrganization, OrganizationView>
{
    public Task<OrganizationView> Handle(PostOrganization command, CancellationToken ct)
    {
        var organization = new Organization(command.Body, actor, time.Now());
        db.Organizations.Add(organization);
        return Task.FromResult(OrganizationView.Of(organization));
    }
}
