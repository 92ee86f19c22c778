namespace Marketplace.Matching;

/// <summary>A tenth of the judged pairs, by score: the mean score, and the part that experts called good (level 3 or 4).</summary>
public sealed record Reliability(double MeanScore, double PartGood, int Count)
{
    internal static List<Reliability> Of(IEnumerable<JudgedPair> pairs)
    {
        var sorted = pairs.OrderBy(pair => pair.Score).ToList();
        return [.. sorted.Chunk(Math.Max(1, (sorted.Count + 9) / 10)).Select(tenth =>
            new Reliability(tenth.Average(pair => pair.Score), tenth.Average(pair => pair.Level >= 3 ? 1.0 : 0), tenth.Length))];
    }
}
