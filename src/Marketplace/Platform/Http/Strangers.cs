namespace Marketplace.Platform.Http;

/// <summary>
/// Whoever shows a token that is none, or no longer, is told so, where everybody may read too: taken for nobody they would believe that what they see is all there is for them.
/// </summary>
internal static class Strangers
{
    public static Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (http.User.Identity?.IsAuthenticated == true || http.Request.Headers.Authorization.Count == 0)
        {
            return next(http);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ProblemAnswer.Write(http, "unauthorized");
    }
}
