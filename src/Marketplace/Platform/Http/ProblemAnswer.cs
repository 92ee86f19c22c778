using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Platform.Http;

/// <summary>A problem (RFC 9457) as it is written: the code for programs, the title in the reader's language.</summary>
internal static class ProblemAnswer
{
    public static string CodeOf(int status) => status == StatusCodes.Status400BadRequest
        ? "unreadable"
        : ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '_');

    public static Task Write(HttpContext http, string code) => Write(http, new ProblemException(code, "resource"));

    public static Task Write(HttpContext http, ProblemException problem)
    {
        var details = new ProblemDetails
        {
            Status = problem.Status,
            Title = Texts.Of(problem.Code, problem.Args),
            Extensions = problem.Details.ToDictionary(),
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Code is "still_running" or "service_unavailable")
        {
            http.Response.Headers.RetryAfter = "1";
        }

        http.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;

        // IProblemDetailsService alone declines a browser's Accept, and the refusal would become a 500.
        return TypedResults.Problem(details).ExecuteAsync(http);
    }
}
