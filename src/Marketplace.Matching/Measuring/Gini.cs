namespace Marketplace.Matching;

/// <summary>How unevenly showing is spread: 0 where all are shown alike, towards 1 where one is shown always.</summary>
public static class Gini
{
    /// <param name="counts">Of those that were shown; the rest of <paramref name="all"/> never was.</param>
    /// <returns>Null where nothing was shown.</returns>
    public static double? Of(IReadOnlyCollection<int> counts, int all)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0) return null;
        var unseen = all - counts.Count;
        var weighted = counts.Order().Select((count, i) => (double)count * (unseen + i + 1)).Sum();
        return 2 * weighted / (all * counts.Sum(count => (double)count)) - (all + 1.0) / all;
    }
}
