using System.Security.Claims;
using Marketplace.Integration;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Marketplace.Access;

/// <summary>
/// What stands in a token: which client it was given to. Its rights do not, since they may change while it lives.
/// A client of a suspended organization is given none, and is answered as if there were no such client.
/// </summary>
internal sealed class TokenPrincipal(MarketplaceDb db, ISuspensions suspended) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Handler =
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>().UseScopedHandler<TokenPrincipal>().Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!await db.Clients.AsNoTracking().Living(suspended).AnyAsync(c => c.ClientId == context.ClientId))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
            return;
        }

        var identity = new ClaimsIdentity("client_credentials");
        identity.SetClaim(OpenIddictConstants.Claims.Subject, context.ClientId);
        var principal = new ClaimsPrincipal(identity);
        principal.SetAudiences(AccessModule.TokenAudience);
        context.SignIn(principal);
    }
}
