using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Marketplace.Access;

/// <summary>Ends a client at once: it gets no token any more, and those it has are nobody's.</summary>
internal sealed record RevokeClient(Guid Id, StepReason? Body, IfMatch IfMatch) : ICommand<ClientView>;

internal static class RevokeClientEndpoint
{
    public static async Task<Ok<ClientView>> Handle(Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new RevokeClient(id, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class RevokeClientValidator : AbstractValidator<RevokeClient>
{
    public RevokeClientValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class RevokeClientHandler(MarketplaceDb db, IOpenIddictApplicationManager applications, Actor actor, TimeProvider time) : ICommandHandler<RevokeClient, ClientView>
{
    public async Task<ClientView> Handle(RevokeClient command, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from access.clients where id = {command.Id} for update", ct);
        var client = await db.Clients.VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == command.Id, ct) ?? throw Problem.NotFound(Client.KindName);
        command.IfMatch.Check(client.Version);
        client.Revoke(actor, time.Now(), command.Body?.Reason);
        if (await applications.FindByClientIdAsync(client.ClientId, ct) is { } application)
        {
            await applications.DeleteAsync(application, ct);
        }

        return ClientView.Of(client);
    }
}
