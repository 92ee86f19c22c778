namespace Marketplace.Matching;

/// <summary>
/// From which score on a level is the conditional median. Told and given level differ by one for each k for which just one of them is
/// at least k, so the mean error is least where each cut parts "at least k" from the rest with the fewest mistakes.
/// </summary>
internal static class LevelCuts
{
    /// <summary>Fewer pairs than this above a cut are chance: their cut stands above all scores seen.</summary>
    private const int Fewest = 10;

    public static double[] Fit(IEnumerable<JudgedPair> pairs)
    {
        var sorted = pairs.OrderByDescending(pair => pair.Score).ToList();
        var cuts = new double[3];
        for (var level = 2; level <= 4; level++)
        {
            // Mistakes spared by telling "at least" for the first n; the cut halves the way to the next.
            var (spared, most, cut) = (0, 0, 1.0);
            for (var n = 0; n < sorted.Count - 1; n++)
            {
                spared += sorted[n].Level >= level ? 1 : -1;
                if (n + 1 >= Fewest && spared > most && sorted[n].Score > sorted[n + 1].Score) (most, cut) = (spared, (sorted[n].Score + sorted[n + 1].Score) / 2);
            }
            cuts[level - 2] = Math.Max(cut, level > 2 ? cuts[level - 3] : 0);
        }
        // Of the strong there are too few for a cut of their own: where a logistic curve says "more likely than not".
        var (slope, offset) = Logistic.Fit([.. sorted.Where(pair => pair.Score is > 0 and < 1).Select(pair => (Math.Log(pair.Score / (1 - pair.Score)), pair.Level >= 4))]);
        cuts[2] = Math.Max(cuts[2], 1 / (1 + Math.Exp(offset / slope)));
        return cuts;
    }
}
