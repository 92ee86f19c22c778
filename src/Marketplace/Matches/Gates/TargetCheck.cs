using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Gates;

/// <summary>Whether a figure that a result states reaches one that a need asks for. Only figures of the same unit are compared: none is converted.</summary>
internal static class TargetCheck
{
    // A figure that is only named is as good as another this near.
    private const double Near = 0.05;

    /// <returns>The figure that reaches it; else one of the same quantity that does not; else null.</returns>
    public static (string? By, bool Reached) Look(FacetTarget target, IEnumerable<Target> figures)
    {
        var same = figures.Where(f => Plain(f.Unit) == Plain(target.Unit) && IsOfOne(f.Quantity, target.Quantity)).ToList();
        return same.Find(f => Reaches(target, f)) is { } good ? (good.Text, true) : (same.Find(f => f.Quantity is not null)?.Text, false);
    }

    // One that does not say what it measures may measure anything.
    private static bool IsOfOne(string? stated, string? asked)
    {
        if (stated is null || asked is null)
        {
            return true;
        }

        var terms = Analyzer.SearchTerms(stated).ToHashSet();
        var wanted = SearchTexts.Query(asked);
        return wanted.Count(terms.Contains) * 2 >= wanted.Count;
    }

    private static bool Reaches(FacetTarget t, Target f)
    {
        var (low, high) = Range(f.Comparator, f.Value, f.Upper);
        var (value, upper) = ((double)t.Value!.Value, (double)(t.Upper ?? t.Value.Value));
        var near = Math.Abs(value) * Near;
        return t.Comparator switch
        {
            Comparator.AtLeast => low >= value,
            Comparator.Above => low > value,
            Comparator.AtMost => high <= value,
            Comparator.Below => high < value,
            Comparator.Between => low <= Math.Max(value, upper) && high >= Math.Min(value, upper),
            _ => low <= value + near && high >= value - near,
        };
    }

    private static (double Low, double High) Range(Comparator comparator, double value, double? upper) => comparator switch
    {
        Comparator.AtLeast or Comparator.Above => (value, double.PositiveInfinity),
        Comparator.AtMost or Comparator.Below => (double.NegativeInfinity, value),
        Comparator.Between => (value, upper ?? value),
        _ => (value, value),
    };

    /// <summary>A unit as it is compared.</summary>
    public static string Plain(string? unit) =>
        string.Concat(Analyzer.Normalize(unit ?? "").ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '·' or '*' or '^')));
}
