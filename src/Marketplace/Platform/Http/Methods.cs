namespace Marketplace.Platform.Http;

/// <summary>
/// Which methods a path knows stands in the document for all to read, and so whoever asks by another hears 405 with <c>Allow</c>:
/// past this point a stranger would be asked who they are, and a supervisor, who is nobody by design, could never say.
/// </summary>
internal static class Methods
{
    // The framework's own endpoint, which has no type and no metadata to know it by.
    private const string NotSupported = "405 HTTP Method Not Supported";

    public static Task Check(HttpContext http, RequestDelegate next) =>
        http.GetEndpoint() is { DisplayName: NotSupported, RequestDelegate: { } refuse } and not RouteEndpoint ? refuse(http) : next(http);
}
