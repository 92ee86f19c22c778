using System.Diagnostics;

namespace Marketplace.Platform.Http;

/// <summary>Every answer has an id of its own, by which the log is searched.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    public static string Of(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = Of(http);
            return Task.CompletedTask;
        });
        return next(http);
    }
}
