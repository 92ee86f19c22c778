using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Reports;

/// <summary>A figure with what it means, in the reader's language, and the time up to which it holds.</summary>
internal sealed record Figure<T>(T Value, string Definition, DateTimeOffset AsOf);

/// <summary>Makes the figures of one report.</summary>
internal sealed class Figures(DateTimeOffset asOf)
{
    public const string Currency = "CNY";

    /// <summary>A period that is over is counted up to its end, by what is known of it now.</summary>
    public static Figures For(Period period, DateTimeOffset now) => new(period.To is { } to && to < now ? to : now);

    public Figure<int> Count(string name, int value) => new(value, Texts.Of($"figure_{name}"), asOf);

    /// <summary>To four decimals; null of nothing.</summary>
    public Figure<decimal?> Rate(string name, int part, int whole) => new(Share(part, whole), Texts.Of($"figure_{name}"), asOf);

    /// <summary>To four decimals.</summary>
    public Figure<decimal?> Number(string name, double? value) => new(value is { } number ? decimal.Round((decimal)number, 4, MidpointRounding.AwayFromZero) : null, Texts.Of($"figure_{name}"), asOf);

    public Figure<Money> Sum(string name, IEnumerable<ValueLine> lines) => new(new Money(lines.Sum(l => l.Amount), Currency), Texts.Of($"figure_{name}"), asOf);

    public static decimal? Share(int part, int whole) => whole == 0 ? null : decimal.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);
}

/// <summary>Per level what counts, since another party, an auditor or an operator stands by it, and what is claimed only.</summary>
internal record ValueFigures(
    Figure<Money> ValueIntendedOrFormal,
    Figure<Money> IntendedCounting, Figure<Money> IntendedClaimed, Figure<Money> SignedCounting, Figure<Money> SignedClaimed,
    Figure<Money> RegisteredCounting, Figure<Money> RegisteredClaimed, Figure<Money> ReceivedCounting, Figure<Money> ReceivedClaimed)
{
    public static ValueFigures Of(DealValues values, Figures figures) => new(
        figures.Sum("valueIntendedOrFormal", values.IntendedOrFormal),
        figures.Sum("intendedCounting", values.Of(ValueLevel.Intended, true)), figures.Sum("intendedClaimed", values.Of(ValueLevel.Intended, false)),
        figures.Sum("signedCounting", values.Of(ValueLevel.Signed, true)), figures.Sum("signedClaimed", values.Of(ValueLevel.Signed, false)),
        figures.Sum("registeredCounting", values.Of(ValueLevel.Registered, true)), figures.Sum("registeredClaimed", values.Of(ValueLevel.Registered, false)),
        figures.Sum("receivedCounting", values.Of(ValueLevel.Received, true)), figures.Sum("receivedClaimed", values.Of(ValueLevel.Received, false)));
}

/// <summary>The lines of a period, and those among them that are their deal's intended or formal value.</summary>
internal sealed record DealValues(IReadOnlyList<ValueLine> Lines, IReadOnlyList<ValueLine> IntendedOrFormal)
{
    /// <param name="lines">Up to the end of the period. Whether a deal has a counting signed value is judged by all of them; what is dated before the period is then left out.</param>
    public static DealValues Of(IReadOnlyList<ValueLine> lines, Period period)
    {
        var formal = lines.Where(l => l is { Level: ValueLevel.Signed, Counts: true }).Select(l => l.DealId).ToHashSet();
        var level = (ValueLine l) => formal.Contains(l.DealId) ? ValueLevel.Signed : ValueLevel.Intended;
        var inPeriod = lines.Where(l => l.Date >= period.FirstDay).ToList();
        return new DealValues(inPeriod, [.. inPeriod.Where(l => l.Counts && l.Level == level(l))]);
    }

    public IEnumerable<ValueLine> Of(ValueLevel level, bool counts) => Lines.Where(l => l.Level == level && l.Counts == counts);

    public IEnumerable<(string? Key, DealValues Values)> By(Func<ValueLine, string?> key)
    {
        var (formal, keys) = (IntendedOrFormal.ToLookup(key), Lines.ToLookup(key));
        return keys.Select(g => (g.Key, new DealValues([.. g], [.. formal[g.Key]]))).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal);
    }
}
