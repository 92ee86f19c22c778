using System.Text.Json;
using FluentValidation;
using Marketplace.Platform.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Marketplace.Platform.Http;

/// <summary>Every refusal, wherever it was raised, leaves the house through this one door.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        var problem = exception switch
        {
            ProblemException refusal => refusal,
            ValidationException invalid => With("invalid", invalid.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage)),
            BadHttpRequestException { InnerException: JsonException json } => With("unreadable", MemberName.Faults(json)),
            BadHttpRequestException unread when MemberName.OfParameter(unread) is { } member =>
                new ProblemException("unreadable") { Details = Errors(member, Texts.Of("member_unreadable")) },
            BadHttpRequestException unread => new ProblemException(ProblemAnswer.CodeOf(unread.StatusCode)),
            _ => PostgresErrors.Problem(exception) ?? Unexpected(http, exception),
        };
        if (PostgresErrors.IsAway(exception))
        {
            Away(exception.GetBaseException().Message);
        }

        await ProblemAnswer.Write(http, problem);
        return true;
    }

    // What a handler has handled, the framework no longer logs.
    private ProblemException Unexpected(HttpContext http, Exception fault)
    {
        Fault(fault, RequestIds.Of(http));
        return new ProblemException("internal_server_error");
    }

    public static Dictionary<string, object?> Errors(string member, string text) => new() { ["errors"] = new Dictionary<string, string[]> { [member] = [text] } };

    private static ProblemException With(string code, ILookup<string, string> errors) =>
        new(code) { Details = new Dictionary<string, object?> { ["errors"] = errors.ToDictionary(e => e.Key, e => e.ToArray()) } };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed")]
    private partial void Fault(Exception fault, string requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was put off, since the database is away: {Why}")]
    private partial void Away(string why);
}
