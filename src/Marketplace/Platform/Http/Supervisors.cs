namespace Marketplace.Platform.Http;

/// <summary>Whoever supervises the service is nobody's client: that the process lives is answered although the database, which knows the clients, is away.</summary>
internal static class Supervisors
{
    public static Task AreNobody(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/health"))
        {
            http.Request.Headers.Authorization = default;
        }

        return next(http);
    }
}
