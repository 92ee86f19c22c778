namespace Marketplace.Integration;

/// <summary>What Rates answers inside the caller's transaction.</summary>
internal interface IRates
{
    /// <summary>The latest on or before the day, where it is not too old to speak for it.</summary>
    Task<DatedRate?> On(DateOnly day, string currency, CancellationToken ct);
}

/// <param name="Cny">The price of one of the currency, exact.</param>
/// <param name="Date">The day it was set for.</param>
internal sealed record DatedRate(decimal Cny, DateOnly Date);
