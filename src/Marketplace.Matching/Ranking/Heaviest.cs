namespace Marketplace.Matching;

/// <summary>Of all terms of a query that any of some shelves has, those that can carry most.</summary>
/// <param name="Terms">By their places in the query.</param>
/// <param name="APair">What a pair counts beside a unit, as if the two vectors of a row were of the usual lengths.</param>
/// <param name="AreAll">Whether none is left out.</param>
internal sealed record Heaviest(List<int> Terms, float APair, bool AreAll)
{
    /// <param name="aPair">What a pair counts beside a unit by the query.</param>
    /// <param name="most">So many terms at most;</param>
    /// <param name="postings">and, beyond the first, no more than have so many postings in the shelves together.</param>
    public static Heaviest Of(QuerySide query, ShelfQuery[] shelves, float aPair, int most, long postings)
    {
        aPair *= Array.Find(shelves, one => one.Shelf.UsualUnitScale > 0)?.Shelf is { } usual ? usual.UsualPairScale / usual.UsualUnitScale : 0;
        // A weight is not negative, so that its bits are in its order: the heaviest first, among equals the first.
        var byWeight = new ulong[query.Weights.Length];
        for (var term = 0; term < byWeight.Length; term++) byWeight[term] = ((ulong)~BitConverter.SingleToUInt32Bits(query.Weights[term] * (term < query.Units ? 1 : aPair)) << 32) | (uint)term;
        Array.Sort(byWeight);
        var heaviest = new List<int>(Math.Min(most, byWeight.Length));
        foreach (var weighed in byWeight)
        {
            var term = (int)(uint)weighed;
            var held = 0L;
            foreach (var one in shelves) held += one.Frequency(term);
            if (held == 0) continue;
            postings -= held;
            if (heaviest.Count == most || (postings < 0 && heaviest.Count > 0)) return new(heaviest, aPair, false);
            heaviest.Add(term);
        }
        return new(heaviest, aPair, true);
    }
}
