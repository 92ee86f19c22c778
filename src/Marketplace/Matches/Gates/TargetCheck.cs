using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Gates;

/// <summary>Whether a figure that a result states reaches one that a need asks for. Only figures of the same unit are compared: none is converted.</summary>
internal static class TargetCheck
{
    // A figure that is only named is as good as another this near.
    private const double Near = 0.05;

    /// <param name="figures">Of its unit.</param>
    /// <returns>The figure that reaches it; else one of the same quantity that does not; else null.</returns>
    public static (string? By, bool Reached) Look(FacetTarget target, IEnumerable<Target> figures)
    {
        var (wanted, falls) = (target.Quantity is { } asked ? new Lazy<IReadOnlyCollection<string>>(() => SearchTexts.Query(asked)) : null, (string?)null);
        foreach (var figure in figures)
        {
            // To read what a figure measures costs far more than to compare it.
            var reaches = Reaches(target, figure);
            if ((reaches || (falls is null && figure.Quantity is not null)) && IsOfOne(figure.Quantity, wanted?.Value))
            {
                if (reaches)
                {
                    return (figure.Text, true);
                }

                falls = figure.Text;
            }
        }

        return (falls, false);
    }

    // One that does not say what it measures may measure anything.
    private static bool IsOfOne(string? stated, IReadOnlyCollection<string>? wanted)
    {
        if (stated is null || wanted is null)
        {
            return true;
        }

        var terms = Analyzer.SearchTerms(stated).ToHashSet();
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
}
