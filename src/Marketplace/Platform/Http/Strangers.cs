using Microsoft.AspNetCore.Authentication;

namespace Marketplace.Platform.Http;

/// <summary>A good token whose client is no more is no token: it is answered 401, and not 403.</summary>
internal static class Strangers
{
    public static Task Forget(HttpContext http, RequestDelegate next)
    {
        if (http.User.Identity?.IsAuthenticated != true && http.Features.Get<IAuthenticateResultFeature>() is { AuthenticateResult.Succeeded: true } feature)
        {
            feature.AuthenticateResult = AuthenticateResult.NoResult();
        }

        return next(http);
    }
}
