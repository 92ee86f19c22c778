using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// Query and document in one language: the sum of two cosines, of units and of pairs of neighbours. The one that tells documents less
/// apart for this query counts more: each is divided by a power of its standard deviation over the documents.
/// </summary>
internal sealed class DirectChannel : Channel
{
    private readonly QuerySide query;
    private readonly Lazy<List<(Field, Bag)>> asked;
    private readonly Snapshot snapshot;

    /// <summary>Of the documents of the first layer, which most stand in: their deviation was needed anyway.</summary>
    private readonly float[] first;
    private readonly float unitFactor, pairFactor, scale;

    public DirectChannel(Snapshot snapshot, List<Part> parts, int side, RankingModel model) : base(side)
    {
        (this.snapshot, asked, query) = (snapshot, new(() => Bag.ByField(parts)), new(parts, side, snapshot.Rarity, model));
        var segment = snapshot.Layers[0].Segment;
        using var units = Scratch.Zeros(segment.RowCount);
        using var pairs = Scratch.Zeros(segment.RowCount);
        segment.Score(query, units.Span, pairs.Span);
        var (u, p) = (segment.Deviation(units.Span, side), segment.Deviation(pairs.Span, side));
        (u, p) = u > 0 && p > 0 ? (Math.Pow(u, -model.SpreadPower), Math.Pow(p, -model.SpreadPower)) : (1, 1);
        (unitFactor, pairFactor) = ((float)(2 * u / (u + p)), (float)(2 * p / (u + p)));
        first = Sums(units.Span, pairs.Span);
        scale = (float)model.Spread(segment.Deviation(first, side, 1), segment.FilledRows(side));
        TensorPrimitives.Multiply(first, scale, first);
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
        var sums = Sums(units.Span, pairs.Span);
        // The same steps as above: equal documents of two layers must be equal to the last bit.
        TensorPrimitives.Multiply(sums, scale, sums);
        TensorPrimitives.Max(values, sums, values);
    }

    private float[] Sums(ReadOnlySpan<float> units, ReadOnlySpan<float> pairs)
    {
        var sums = new float[units.Length / Sides.Number];
        for (var i = 0; i < sums.Length; i++) sums[i] = unitFactor * units[i * Sides.Number + Side] + pairFactor * pairs[i * Sides.Number + Side];
        return sums;
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
            entry => query.Weights[entry.Key] * Weighing.Local(entry.Value) * scale * (entry.Key.IsPair ? pairFactor / Math.Sqrt(pairs) : unitFactor / Math.Sqrt(units)));
        return new DirectAccount(asked, document, carried);
    }
}
