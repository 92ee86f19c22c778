namespace Marketplace.Matching;

/// <summary>
/// How far two items say the same in the same words: the share of their runs of three terms that both have (Broder's resemblance), taken in the
/// language in which it is higher. 0 to 1; two texts of the same subject are seldom above 0.1, a text and its revision seldom below 0.5.
/// </summary>
public sealed class Resemblance
{
    private const int Run = 3;

    private readonly HashSet<UInt128>[] sides;

    /// <summary>Of one item, to be compared with any number of others.</summary>
    public Resemblance(IReadOnlyList<FieldText> one)
    {
        ArgumentNullException.ThrowIfNull(one);
        sides = Array.ConvertAll(Sides.Of(one), Runs);
    }

    public static double Of(IReadOnlyList<FieldText> one, IReadOnlyList<FieldText> other) => new Resemblance(one).To(other);

    public double To(IReadOnlyList<FieldText> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return sides.Zip(Sides.Of(other), (a, b) => a.Count == 0 || b.Count == 0 ? 0 : Shared(a, Runs(b))).Max();
    }

    private static double Shared(HashSet<UInt128> a, HashSet<UInt128> b)
    {
        var both = a.Count(b.Contains);
        return both == 0 ? 0 : (double)both / (a.Count + b.Count - both);
    }

    // Keywords repeat what is said elsewhere, in no order of their own.
    private static HashSet<UInt128> Runs(List<Part> side)
    {
        var runs = new HashSet<UInt128>();
        foreach (var part in side.Where(part => part.Field != Field.Keywords))
        {
            var units = part.Analysis.Units;
            var length = Math.Min(Run, units.Count);
            for (var i = 0; length > 0 && i + length <= units.Count; i++)
            {
                UInt128 run = 0;
                for (var k = i; k < i + length; k++) run = run * 0x9E3779B97F4A7C15 + units[k].Term.Key + 1;
                runs.Add(run);
            }
        }
        return runs;
    }
}
