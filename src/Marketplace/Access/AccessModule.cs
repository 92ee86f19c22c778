using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server;
using OpenIddict.Validation;
using OpenIddict.Validation.AspNetCore;

namespace Marketplace.Access;

internal static class AccessModule
{
    private const string Audience = "marketplace";

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IClaimsTransformation, ClientClaims>();
        services.AddScoped<ICreateClients, CreateClients>();
        services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<OpenIddictServerOptions>, SigningKeys>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<MarketplaceDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server => server
                .SetTokenEndpointUris("connect/token")
                .AllowClientCredentialsFlow()
                .SetAccessTokenLifetime(TimeSpan.FromHours(1))
                // A token is good by its signature; who its client is and what it may, is looked up at every request.
                .DisableTokenStorage()
                .DisableAuthorizationStorage()
                .DisableAccessTokenEncryption()
                .AddEventHandler(TokenPrincipal.Handler)
                // Plain HTTP is refused before, except on loopback and behind a named proxy.
                .UseAspNetCore(host => host.DisableTransportSecurityRequirement()))
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.AddAudiences(Audience);
                validation.UseAspNetCore();
            });
        // Whoever moves the clock of a sandbox does not outlive their token by it.
        services.AddOptions<OpenIddictServerOptions>().Configure<RealTime>((options, time) => options.TimeProvider = time.Provider);
        services.AddOptions<OpenIddictValidationOptions>().Configure<RealTime>((options, time) => options.TimeProvider = time.Provider);
        services.AddAuthentication(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
    }

    public static string TokenAudience => Audience;

    public static void MapAccess(this IEndpointRouteBuilder app) =>
        app.MapApi("/v1/me", "Access").MapGet("/", GetMeEndpoint.Handle).Named("getMe", "Who you are to the platform")
            .Example(null, Me.Example);
}
