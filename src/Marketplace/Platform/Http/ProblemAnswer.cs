using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Platform.Http;

/// <summary>A problem (RFC 9457) as it is written: the code for programs, the title in the reader's language.</summary>
internal static class ProblemAnswer
{
    // The framework still calls 413 as it was called before RFC 9110.
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "unreadable",
        StatusCodes.Status413PayloadTooLarge => "content_too_large",
        _ => ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '_') is var code && ProblemCodes.Status.ContainsKey(code) ? code
            : status < 500 ? "unreadable" : "internal_server_error",
    };

    public static Task Write(HttpContext http, string code) => Write(http, new ProblemException(code, "resource"));

    public static Task Write(HttpContext http, ProblemException problem)
    {
        http.Features.Set(new Refusal(problem.Code));
        var details = new ProblemDetails
        {
            Status = problem.Status,
            Title = Texts.Of(problem.Code, problem.Args),
            Extensions = problem.Details.ToDictionary(),
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Code is "still_running" or "service_unavailable" or "too_many_requests")
        {
            http.Response.Headers.TryAdd(HeaderNames.RetryAfter, "1");
        }

        http.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;

        // IProblemDetailsService alone declines a browser's Accept, and the refusal would become a 500.
        return TypedResults.Problem(details).ExecuteAsync(http);
    }
}
