using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>What PostgreSQL refuses, in our words. It is asked last, but it is the one that cannot be got round.</summary>
internal static class PostgresErrors
{
    // Two steps that began at the same version: the history is written before the entity is, and notices first.
    private const string SameVersion = "pk_history";

    private static readonly Dictionary<string, string> Constraints = new()
    {
        ["organizations_external_id"] = "external_id_taken",
        ["organizations_uscc"] = "code_taken",
        ["organizations_ror"] = "code_taken",
        ["people_orcid"] = "code_taken",
        ["needs_external_id"] = "external_id_taken",
        ["results_external_id"] = "external_id_taken",
        ["deals_between_two"] = "same_organization",
        ["values_reversed_once"] = "already_reversed",
        ["pk_value_confirmations"] = "already_confirmed",
        [SameVersion] = "concurrent_update",
    };

    /// <summary>EF wraps it in DbUpdateException, or in InvalidOperationException where it is transient; raw SQL leaves it bare.</summary>
    public static PostgresException? In(Exception? fault) =>
        fault as PostgresException ?? (fault?.InnerException is { } inner ? In(inner) : null);

    /// <summary>Another transaction was in the way; done again, the same may well succeed.</summary>
    public static bool IsCollision(Exception fault) => fault is DbUpdateConcurrencyException || In(fault) is
    { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } or { ConstraintName: SameVersion };

    /// <summary>The database is not there, goes away in the middle, or has no room: nobody's mistake, and soon over. What was asked may have been done.</summary>
    public static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] } => true,
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        // Of several servers none is tried again yet, and Npgsql says so by these words alone.
        NpgsqlException { InnerException: null, Message: "No suitable host was found." } => true,
        _ => IsAway(fault.InnerException),
    };

    /// <summary>For whoever works at the database from the command line.</summary>
    public static string Told(NpgsqlException fault) => Told((fault as PostgresException)?.MessageText ?? fault.Message);

    public static string Told(string refusal) =>
        refusal.Contains("permission denied", StringComparison.Ordinal) ? $"{refusal.Trim()}. The owner of the tables may: name it by ConnectionStrings__Owner." : refusal;

    public static ProblemException? Problem(Exception fault) => In(fault) switch
    {
        { ConstraintName: { } name } when Constraints.TryGetValue(name, out var code) => new ProblemException(code),
        { SqlState: PostgresErrorCodes.LockNotAvailable } => new ProblemException("still_running"),
        { SqlState: PostgresErrorCodes.UniqueViolation } => new ProblemException("already_exists"),
        { SqlState: PostgresErrorCodes.ForeignKeyViolation } => new ProblemException("still_referenced"),
        { SqlState: PostgresErrorCodes.ExclusionViolation } => new ProblemException("overlap"),
        { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => new ProblemException("concurrent_update"),
        { SqlState: PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.CheckViolation } => new ProblemException("invalid_value"),
        { SqlState: ['2', '2', ..] } => new ProblemException("invalid_value"),
        _ when IsAway(fault) => new ProblemException("service_unavailable"),
        _ => fault is DbUpdateConcurrencyException ? new ProblemException("concurrent_update") : null,
    };
}
