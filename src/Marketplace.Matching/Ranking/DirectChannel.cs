using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// Query and document in one language: the sum of two cosines, of units and of pairs of neighbours. The one that tells documents less
/// apart for this query counts more: each is divided by a power of its standard deviation over the documents.
/// </summary>
internal sealed class DirectChannel : Channel
{
    private readonly QuerySide query;
    private readonly List<Part> parts;
    private readonly Snapshot snapshot;

    /// <summary>Of the documents of the first layer, which most stand in: their deviation was needed anyway.</summary>
    private readonly float[] first;

    public DirectChannel(Snapshot snapshot, List<Part> parts, int side, RankingModel model) : base(side)
    {
        (this.snapshot, this.parts, query) = (snapshot, parts, new(parts, side, snapshot.Rarity, model));
        var segment = snapshot.Layers[0].Segment;
        using var units = Scratch.Zeros(segment.RowCount);
        using var pairs = Scratch.Zeros(segment.RowCount);
        segment.Score(query, units.Span, pairs.Span);
        var (u, p) = (segment.Deviation(units.Span, side), segment.Deviation(pairs.Span, side));
        (u, p) = u > 0 && p > 0 ? (Math.Pow(u, -model.SpreadPower), Math.Pow(p, -model.SpreadPower)) : (1, 1);
        var (unitFactor, pairFactor) = (2 * u / (u + p), 2 * p / (u + p));
        for (var i = 0; i < units.Span.Length; i++) units.Span[i] = (float)(unitFactor * units.Span[i] + pairFactor * pairs.Span[i]);
        var scale = model.Spread(segment.Deviation(units.Span, side), segment.FilledRows(side));
        query.Scale((float)(unitFactor * scale), (float)(pairFactor * scale));
        first = new float[segment.Count];
        for (var i = 0; i < first.Length; i++) first[i] = (float)(scale * units.Span[i * Sides.Number + side]);
    }

    public override void Raise(Segment segment, Span<float> values)
    {
        if (segment == snapshot.Layers[0].Segment)
        {
            TensorPrimitives.Max(values, first, values);
            return;
        }
        using var units = Scratch.Zeros(segment.RowCount);
        using var pairs = Scratch.Zeros(segment.RowCount);
        segment.Score(query, units.Span, pairs.Span);
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Max(values[i], units.Span[i * Sides.Number + Side] + pairs.Span[i * Sides.Number + Side]);
    }

    public override Account Explain(List<Part> document, bool hasOther)
    {
        var bag = Bag.Of(document);
        double units = 0, pairs = 0;
        foreach (var (term, count) in bag)
        {
            var weight = snapshot.Rarity.Of(term, Side) * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
        }
        var carried = bag.Where(entry => query.Weights.ContainsKey(entry.Key)).ToDictionary(
            entry => entry.Key,
            entry => query.Weights[entry.Key] * Weighing.Local(entry.Value) / Math.Sqrt(entry.Key.IsPair ? pairs : units));
        return new DirectAccount(parts, document, carried);
    }
}
