using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Validation;
using OpenIddict.Validation.AspNetCore;

namespace Marketplace.Access;

internal static class AccessModule
{
    private const string Audience = "marketplace";
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);
    private const string About = "Who asks, and the clients by which an organization asks.";

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IClaimsTransformation, ClientClaims>();
        services.AddScoped<ICreateClients, CreateClients>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, SigningKeys>();
        services.AddSingleton<KnownTokens>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<MarketplaceDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server => server
                .SetTokenEndpointUris("connect/token")
                .AllowClientCredentialsFlow()
                .SetAccessTokenLifetime(TokenLifetime)
                // A token is good by its signature; who its client is and what it may, is looked up at every request.
                .DisableTokenStorage()
                .DisableAuthorizationStorage()
                .DisableAccessTokenEncryption()
                .AddEventHandler(TokenPrincipal.Handler)
                .AddEventHandler(TokenRefusals.Handler)
                // Plain HTTP is refused before, except on loopback and behind a named proxy.
                .UseAspNetCore(host => host.DisableTransportSecurityRequirement()))
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.AddAudiences(Audience);
                validation.AddEventHandler(FindKnownToken.Handler).AddEventHandler(KeepKnownToken.Handler);
                // In an address, a token would stand in the logs of every proxy.
                validation.UseAspNetCore().DisableAccessTokenExtractionFromQueryString().DisableAccessTokenExtractionFromBodyForm();
            });
        // Whoever moves the clock of a sandbox does not outlive their token by it.
        services.AddOptions<OpenIddictServerOptions>().Configure<RealTime>((options, time) => options.TimeProvider = time.Provider);
        services.AddOptions<OpenIddictValidationOptions>().Configure<RealTime>((options, time) => options.TimeProvider = time.Provider);
        services.AddAuthentication(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
    }

    public static string TokenAudience => Audience;

    /// <summary>When the tables are there. Read by the first request, at a moment when the database is away, they would be missing for good.</summary>
    public static void ReadSigningKeys(this WebApplication app) => _ = app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    public static void MapAccess(this WebApplication app)
    {
        app.MapApi("/v1/me", "Access", About).MapGet("/", GetMeEndpoint.Handle).Named("getMe", "Who you are to the platform").Example(null, Me.Example);

        var clients = app.MapApi("/v1/clients", "Access", About);

        clients.MapPost("/", PostClientEndpoint.Handle).Named("postClient", "Make a client of an organization; its secret is shown this once")
            .Example(ClientFields.Example, ClientWithSecret.Example).For(Role.Operator, Role.Manager)
            .Refuses("not_a_member", "not_allowed", "unknown_reference", "answer_not_kept");

        clients.MapGet("/", ListClientsEndpoint.Handle).Named("listClients", "List the clients of your organization, or of all")
            .Example(null, new Page<ClientView>([ClientView.Example], null)).For(Role.Operator, Role.Auditor, Role.Manager)
            .AsFileToo<ListClients, ClientView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        clients.MapGet("/{id:guid}", GetClientEndpoint.Handle).Named("getClient", "Read a client")
            .Example(null, ClientView.Example).For(Role.Operator, Role.Auditor, Role.Manager).Refuses("not_found");

        clients.MapPost("/{id:guid}/revoke", RevokeClientEndpoint.Handle).Named("revokeClient", "End a client, and every token it has")
            .Example(StepReason.Example, ClientView.Example with { RevokedAt = DateTimeOffset.UnixEpoch, Version = 2 }).For(Role.Operator, Role.Manager)
            .Refuses("not_found", "wrong_state");
    }
}
