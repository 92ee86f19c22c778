namespace Marketplace.Platform.Http;

/// <summary>What a browser is told, should one ever show an answer of ours (OWASP Secure Headers).</summary>
internal static class SecurityHeaders
{
    // The page that shows the document is the one page there is: it has scripts and styles of its own.
    private const string ForPage = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
    private const string ForAnswer = "default-src 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        var isPage = http.Request.Path.StartsWithSegments("/swagger");
        http.Response.OnStarting(() =>
        {
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = isPage ? ForPage : ForAnswer;
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            // What one client was answered is no other's to be given by a cache.
            if (!isPage && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
