using System.Net;

namespace Marketplace.Platform.Http;

/// <summary>A token or a secret sent in the clear over a network is lost: plain HTTP is for loopback and named proxies.</summary>
internal static class PlainHttp
{
    public static Func<HttpContext, RequestDelegate, Task> Only(IPAddress[] proxies) => (http, next) =>
        http.Request.IsHttps || http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)
            || proxies.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            ? next(http)
            : ProblemAnswer.Write(http, "https_required");
}
