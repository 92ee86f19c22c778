namespace Marketplace.Platform.Http;

/// <summary>PostgreSQL cannot store U+0000, and nothing of ours means anything by it: said once, for every route.</summary>
internal static class QueryTexts
{
    public static Task Check(HttpContext http, RequestDelegate next) =>
        http.Request.Query.FirstOrDefault(q => q.Value.Any(text => text?.Contains('\0') == true)) is { Key: { } member }
            ? ProblemAnswer.Write(http, new ProblemException("invalid") { Details = ProblemExceptionHandler.Errors(member, Texts.Of("query_with_nul")) })
            : http.Request.Path.Value?.Contains('\0') == true ? ProblemAnswer.Write(http, "not_found") : next(http);
}
