namespace Marketplace.Matching;

/// <summary>
/// One side of a query as two vectors, units and pairs, weighed like a document's and brought to the length of their part in the
/// value. Each weight holds the idf twice, once for the document's vector: postings then need only their counts.
/// </summary>
internal sealed class QuerySide
{
    /// <summary>The heaviest terms, where a query has more: a usual one has a few hundred.</summary>
    public const int MostTerms = 1_200;

    private readonly Dictionary<Term, float> weights;

    /// <param name="most">Fewer terms cost less, and find much the same first.</param>
    public QuerySide(IEnumerable<Part> parts, int side, Rarity rarity, RankingModel model, int most = MostTerms)
    {
        var bag = Bag.Of(parts);
        weights = new(bag.Count);
        double units = 0, pairs = 0;
        foreach (var (term, count) in bag)
        {
            var idf = rarity.Of(term, side);
            var weight = idf * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
            weights.Add(term, weight * idf);
        }
        var (unitScale, pairScale) = ((float)(model.UnitsPart / Math.Sqrt(units)), (float)(model.PairsPart / Math.Sqrt(pairs)));
        foreach (var term in bag.Keys) weights[term] *= term.IsPair ? pairScale : unitScale;
        if (weights.Count > most) weights = weights.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Key).Take(most).ToDictionary();
    }

    public IReadOnlyDictionary<Term, float> Weights => weights;
}
