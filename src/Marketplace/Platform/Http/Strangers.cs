using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Marketplace.Platform.Http;

/// <summary>A good token of nobody we know is a 401, as a bad one is; by itself OpenIddict would make it a 403.</summary>
internal static class Strangers
{
    public static Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (http.User.Identity?.IsAuthenticated == true || http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Succeeded != true
            || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(http);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ProblemAnswer.Write(http, "unauthorized");
    }
}
