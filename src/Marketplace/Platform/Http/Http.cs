using System.Net;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;

namespace Marketplace.Platform.Http;

internal static class Http
{
    // Twice the longest body there can be: some texts of 50,000 characters. A route that takes files says so itself.
    private const long LongestBody = 4 << 20;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        CheckAddresses(builder.Configuration["urls"]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
        });
        services.ConfigureHttpJsonOptions(json => Json.ConfigureStrict(json.SerializerOptions));
        // Else a body that cannot be read is a 400 in production and a 500 in development.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<RequestLog>();
        services.AddApiDocument();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in ProxiesOf(builder.Configuration))
            {
                options.KnownProxies.Add(proxy);
            }
        });
    }

    public static void UseHttp(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use(RequestIds.Add);
        app.Use(app.Services.GetRequiredService<RequestLog>().Write);
        app.Use(SecurityHeaders.Add);
        // Outside the exception handler, which answers in the language chosen here.
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => ProblemAnswer.Write(context.HttpContext, ProblemAnswer.CodeOf(context.HttpContext.Response.StatusCode)));
        app.Use(PlainHttp.Only(ProxiesOf(app.Configuration)));
        app.UseForwardedHeaders();
        app.Use(QueryTexts.Check);
        app.Use(JsonCharset.Check);
        app.UseRouting();
        app.Use(Methods.Check);
        app.Use(limits.Tokens);
        app.Use(Supervisors.AreNobody);
        app.UseAuthentication();
        app.Use(limits.Requests);
        app.Use(Strangers.Refuse);
        app.UseAuthorization();
        app.Use(SetCallContext);
        app.MapApiDocument();
    }

    /// <summary>When all routes are told of. To make what answers them takes most of a second, and is done beside what waits for the database; what fails here fails again where the server starts.</summary>
    public static void UseRoutes(this WebApplication app)
    {
        app.UseEndpoints(_ => { });
        var routes = app.Services.GetRequiredService<EndpointDataSource>();
        _ = Task.Run(() => routes.Endpoints);
    }

    /// <summary>The root of every module's routes.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string path, string tag, string about) =>
        app.MapGroup(path).WithTags(tag).WithMetadata(new Describe.Module(tag, about)).AddEndpointFilter(Edge.AddHeaders);

    /// <summary>Who may come in by this route at all; whether they may touch this very thing is the handler's to say.</summary>
    public static TBuilder For<TBuilder>(this TBuilder route, params Role[] roles) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(context => roles.Any(Principals.ActorOf(context.User).Has)))
            .WithMetadata(new Describe.Refusals(["forbidden"]), new Describe.Callers(roles));

    private static void CheckAddresses(string? urls)
    {
        try
        {
            _ = (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse).ToList();
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException(fault.Message, fault);
        }
    }

    private static IPAddress[] ProxiesOf(IConfiguration settings) =>
        [.. (settings["Http:Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(IPAddress.Parse)];

    private static Task SetCallContext(HttpContext http, RequestDelegate next)
    {
        var call = http.RequestServices.GetRequiredService<CallContext>();
        call.Actor = Principals.ActorOf(http.User);
        if (http.GetEndpoint() is RouteEndpoint route && route.Metadata.GetMetadata<IgnoresIdempotencyKey>() is null)
        {
            call.Operation = $"{http.Request.Method} {route.RoutePattern.RawText}";
            call.IdempotencyKey = http.Request.Headers.TryGetValue(ApiDocument.IdempotencyKey, out var key) ? key.ToString() : null;
        }

        http.Response.OnStarting(() =>
        {
            if (call.IsReplay)
            {
                http.Response.Headers[ApiDocument.Replayed] = "true";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
