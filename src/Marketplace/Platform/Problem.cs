namespace Marketplace.Platform;

/// <summary>The one way to say no. The code is stable and decides the status; the text is found in the reader's language.</summary>
internal sealed class ProblemException(string code, params IReadOnlyList<object> args) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>As the code has it; of a refusal that was kept, as it was then.</summary>
    public int Status { get => field == 0 ? ProblemCodes.Status[Code] : field; init; }

    public IReadOnlyList<object> Args { get; } = args;

    /// <summary>What a program may read beside the code, by the name it has in the answer.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>();
}

internal static class Problem
{
    public static ProblemException NotFound(string what) => new("not_found", what);
    public static ProblemException NotAllowed(string step, string what) => new("not_allowed", step, what);
    public static ProblemException NotAMember() => new("not_a_member");

    /// <summary>A refusal that is about one member of the request: <c>errors</c> names it.</summary>
    public static ProblemException Of(string code, string member) =>
        new(code) { Details = new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [member] = [Texts.Of(code)] } } };

    public static ProblemException Of(string code) => new(code);
    public static ProblemException UnknownReference(string member) => Of("unknown_reference", member);
    public static ProblemException WrongState(string what, string state, string step, IEnumerable<string> possible) =>
        new("wrong_state", what, state, step) { Details = new Dictionary<string, object?> { ["steps"] = possible.Distinct().ToArray() } };
    public static ProblemException StaleVersion() => new("stale_version");
    public static ProblemException PreconditionRequired() => new("precondition_required");
    public static ProblemException InvalidIfMatch() => new("invalid_if_match");
    public static ProblemException InvalidCursor() => new("invalid_cursor");
    public static ProblemException InvalidIdempotencyKey() => new("invalid_idempotency_key");
    public static ProblemException IdempotencyKeyReused() => Of("idempotency_key_reused", "Idempotency-Key");
    public static ProblemException StillRunning() => new("still_running");
    public static ProblemException AnswerNotKept() => new("answer_not_kept");
}

internal static class ProblemCodes
{
    /// <summary>Every code the API can answer with, and its status. Each has its text in ProblemTexts.*.resx.</summary>
    public static readonly IReadOnlyDictionary<string, int> Status = new Dictionary<string, int>
    {
        ["invalid"] = 400,
        ["unreadable"] = 400,
        ["invalid_value"] = 400,
        ["https_required"] = 400,
        ["invalid_cursor"] = 400,
        ["invalid_if_match"] = 400,
        ["invalid_idempotency_key"] = 400,
        ["unauthorized"] = 401,
        ["forbidden"] = 403,
        ["not_allowed"] = 403,
        ["not_a_member"] = 403,
        ["not_found"] = 404,
        ["method_not_allowed"] = 405,
        ["wrong_state"] = 409,
        ["already_exists"] = 409,
        ["still_referenced"] = 409,
        ["overlap"] = 409,
        ["concurrent_update"] = 409,
        ["answer_not_kept"] = 409,
        ["still_running"] = 409,
        ["external_id_taken"] = 409,
        ["code_taken"] = 409,
        ["rate_taken"] = 409,
        ["need_not_published"] = 409,
        ["result_not_available"] = 409,
        ["result_unverified"] = 409,
        ["price_route_required"] = 409,
        ["already_confirmed"] = 409,
        ["already_reversed"] = 409,
        ["statement_reversed"] = 409,
        ["stale_version"] = 412,
        ["content_too_large"] = 413,
        ["unpacks_too_large"] = 413,
        ["unsupported_media_type"] = 415,
        ["idempotency_key_reused"] = 422,
        ["same_organization"] = 422,
        ["unknown_reference"] = 422,
        ["quality_gate"] = 422,
        ["facet_not_in_text"] = 422,
        ["not_owned_by_party"] = 422,
        ["rate_missing"] = 422,
        ["value_out_of_range"] = 422,
        ["reason_required"] = 422,
        ["organization_not_verified"] = 422,
        ["organization_suspended"] = 422,
        ["own_organization"] = 422,
        ["reversal_differs"] = 422,
        ["not_reversible"] = 422,
        ["clock_goes_forward"] = 422,
        ["own_statement"] = 403,
        ["precondition_required"] = 428,
        ["too_many_requests"] = 429,
        ["internal_server_error"] = 500,
        ["service_unavailable"] = 503,
    };
}
