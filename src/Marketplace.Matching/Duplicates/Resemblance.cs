namespace Marketplace.Matching;

/// <summary>
/// How far two items say the same in the same words: the share of their runs of three terms that both have (Broder's resemblance), taken in the
/// language in which it is higher. 0 to 1; two texts of the same subject are seldom above 0.1, a text and its revision seldom below 0.5.
/// </summary>
public static class Resemblance
{
    private const int Run = 3;

    public static double Of(IReadOnlyList<FieldText> one, IReadOnlyList<FieldText> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Sides.Of(one).Zip(Sides.Of(other), (a, b) => Shared(Runs(a), Runs(b))).Max();
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
            for (var i = 0; i + Math.Min(Run, units.Count) <= units.Count && i < units.Count; i++)
            {
                UInt128 run = 0;
                foreach (var unit in units.Skip(i).Take(Run)) run = run * 0x9E3779B97F4A7C15 + unit.Term.Key + 1;
                runs.Add(run);
            }
        }
        return runs;
    }
}
