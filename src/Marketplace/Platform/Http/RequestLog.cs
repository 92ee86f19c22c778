using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;

namespace Marketplace.Platform.Http;

/// <summary>
/// One line a request: who asked for what, how it went and how long it took. Of a request only its method, its route as it is
/// mapped and the ids in it are written down: all else is the caller's text, and may be a secret or confidential.
/// </summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log)
{
    public async Task Write(HttpContext http, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            Write(http, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Write(HttpContext http, double milliseconds)
    {
        var (method, route, ids, who, id) = (http.Request.Method, RouteOf(http), IdsOf(http), WhoIs(http.User), RequestIds.Of(http));
        var (status, code) = (http.Response.StatusCode, http.Features.Get<Refusal>()?.Code ?? "-");
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden || (status == StatusCodes.Status404NotFound && ids.Length > 0))
        {
            Refused(method, route, ids, status, code, milliseconds, who, http.Connection.RemoteIpAddress, id);
        }
        else
        {
            var level = http.Request.Path.StartsWithSegments("/health") ? LogLevel.Debug : LogLevel.Information;
            Answered(level, method, route, ids, status, code, milliseconds, who, id);
        }
    }

    // An exception takes the endpoint away, and leaves it here.
    private static string RouteOf(HttpContext http) =>
        ((http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText
            ?? (http.Request.Path == "/connect/token" ? "/connect/token" : "-");

    private static string IdsOf(HttpContext http) => string.Join(
        ',', (http.Features.Get<IExceptionHandlerFeature>()?.RouteValues ?? http.Request.RouteValues).Values.Select(v => v?.ToString()).Where(v => Guid.TryParse(v, out _)));

    private static string WhoIs(ClaimsPrincipal user) =>
        Principals.ActorOf(user) is { Kind: ActorKind.Client } actor ? actor.ToString()
        : user.FindFirstValue(Principals.Former) is { } id ? $"former_client:{id}"
        : "anonymous";

    [LoggerMessage(Message = "{Method} {Route} {Ids} {Status} {Code} in {Milliseconds} ms by {Actor}, request {RequestId}")]
    private partial void Answered(LogLevel level, string method, string route, string ids, int status, string code, double milliseconds, string actor, string requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Access refused: {Method} {Route} {Ids} {Status} {Code} in {Milliseconds} ms by {Actor} from {Address}, request {RequestId}")]
    private partial void Refused(string method, string route, string ids, int status, string code, double milliseconds, string actor, IPAddress? address, string requestId);
}

/// <summary>With which code a request was refused.</summary>
internal sealed record Refusal(string Code);
