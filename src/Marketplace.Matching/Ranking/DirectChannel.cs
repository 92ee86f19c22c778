namespace Marketplace.Matching;

/// <summary>Query and document in one language: the sum of two cosines, of units and of pairs of neighbours.</summary>
internal sealed class DirectChannel(Snapshot snapshot, List<Part> query, int side, RankingModel model) : Channel(side)
{
    private readonly QuerySide query = new(query, snapshot.Rarity, model);
    private readonly List<Part> parts = query;

    public override void Raise(Segment segment, Span<float> values) => segment.Score(query, Side, values);

    public override Account Explain(List<Part> document, bool hasOther)
    {
        var bag = Bag.Of(document);
        double units = 0, pairs = 0;
        foreach (var (term, count) in bag)
        {
            var weight = snapshot.Rarity.Of(term) * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
        }
        var carried = bag.Where(entry => query.Weights.ContainsKey(entry.Key)).ToDictionary(
            entry => entry.Key,
            entry => query.Weights[entry.Key] * Weighing.Local(entry.Value) / Math.Sqrt(entry.Key.IsPair ? pairs : units));
        return new DirectAccount(parts, document, carried);
    }
}
