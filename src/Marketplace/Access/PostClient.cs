using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Access;

/// <summary>By an operator for any organization, so that it has a first; by a manager for its own, in the roles of an organization.</summary>
internal sealed record PostClient(ClientFields Body) : ICommand<ClientWithSecret>;

/// <param name="Organization">Its id or externalId; the caller's own where absent.</param>
internal sealed record ClientFields(string? Name = null, Role? Role = null, string? Organization = null)
{
    public static readonly ClientFields Example = new("Integration of our ERP", Platform.Role.Member, "org-1");
}

internal static class PostClientEndpoint
{
    public static async Task<Created<ClientWithSecret>> Handle(ClientFields fields, ISender sender, CancellationToken ct)
    {
        var client = await sender.Send(new PostClient(fields), ct);
        return TypedResults.Created($"/v1/clients/{client.Id}", client);
    }
}

internal sealed class PostClientValidator : AbstractValidator<PostClient>
{
    public PostClientValidator()
    {
        RuleFor(p => p.Body.Name).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(p => p.Body.Role).NotNull();
    }
}

internal sealed class PostClientHandler(MarketplaceDb db, IOrganizations organizations, ICreateClients clients, Actor actor) : ICommandHandler<PostClient, ClientWithSecret>
{
    public async Task<ClientWithSecret> Handle(PostClient command, CancellationToken ct)
    {
        var organization = await organizations.OwnerOf(command.Body.Organization, actor, ct);
        var role = command.Body.Role!.Value;
        if (!actor.IsOperator && (!actor.Manages(organization) || role is Role.Operator or Role.Auditor))
        {
            throw Problem.NotAllowed("create", Client.KindName);
        }

        var client = NewClient.Of(command.Body.Name!, organization, role);
        await clients.Create(client, ct);
        var made = db.Clients.Local.Single(c => c.ClientId == client.ClientId);
        return new ClientWithSecret(made.Id, made.ClientId, client.Secret, made.Name, made.OrganizationId, made.Role, made.Version);
    }
}
