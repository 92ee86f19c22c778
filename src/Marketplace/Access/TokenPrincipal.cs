using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Marketplace.Access;

/// <summary>What stands in a token: which client it was given to. Its rights do not, since they may change while it lives.</summary>
internal static class TokenPrincipal
{
    public static readonly OpenIddictServerHandlerDescriptor Handler = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseInlineHandler(context =>
        {
            var identity = new ClaimsIdentity("client_credentials");
            identity.SetClaim(OpenIddictConstants.Claims.Subject, context.ClientId);
            var principal = new ClaimsPrincipal(identity);
            principal.SetAudiences(AccessModule.TokenAudience);
            context.SignIn(principal);
            return ValueTask.CompletedTask;
        })
        .Build();
}
