using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What Needs answers to the reports: only of those that the actor may count, the whole platform's or its own organizations'.</summary>
internal interface INeedFigures
{
    /// <summary>How many organizations own what was collected in the period.</summary>
    Task<int> Owners(Period period, CancellationToken ct);

    /// <summary>What was collected in the period, and what has become of it by its end.</summary>
    Task<IReadOnlyList<NeedCohort>> Cohorts(Period period, CancellationToken ct);
}

/// <summary>Needs that were first submitted in one month and resolved in one, or not yet.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="ResolvedIn">The first day of the month in which they were; null of those that were not.</param>
/// <param name="Resolved">Not counting those partially resolved.</param>
internal sealed record NeedCohort(DateOnly Month, DateOnly? ResolvedIn, int Collected, int Published, int Resolved, int PartiallyResolved);

internal enum ValueLevel { Intended, Signed, Registered, Received }

/// <summary>What Deals answers to the reports, of the deals that the actor may see.</summary>
internal interface IDealFigures
{
    Task<DealCounts> Count(Period period, CancellationToken ct);

    /// <summary>The statements dated before the end of the period that are worth something now: neither reversed, nor of a deal broken off by then.</summary>
    Task<IReadOnlyList<ValueLine>> Values(Period period, CancellationToken ct);
}

/// <param name="Entered">In the period, and not broken off by its end.</param>
/// <param name="Signed">With a contract of the period, and not broken off by its end.</param>
internal sealed record DealCounts(int Entered, int Signed);

/// <param name="Amount">In CNY; below zero where a reversal is claimed only.</param>
/// <param name="Counts">Confirmed; else it is claimed.</param>
internal sealed record ValueLine(Guid DealId, ValueLevel Level, DateOnly Date, decimal Amount, bool Counts, TechnologyField? Field, Guid? BrokerId);
