using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// Query and document in one language: the sum of two cosines, of units and of pairs of neighbours. The one that tells documents less
/// apart for this query counts more: each is divided by a power of its standard deviation over the documents.
/// </summary>
internal sealed class DirectChannel : Channel
{
    /// <summary>The first so many rows of the base tell of all: they are in no order of meaning.</summary>
    public const int Sample = 2_048;

    /// <summary>Of a query's terms the heaviest so many find what is rescored; fewer where they have many postings.</summary>
    private const int HeaviestTerms = 64;

    private readonly Snapshot snapshot;
    private readonly QuerySide query;
    private readonly ShelfQuery[] layers;
    private readonly float unitFactor, pairFactor, scale;

    public DirectChannel(Snapshot snapshot, List<Part> parts, int side, RankingModel model) : base(side)
    {
        (this.snapshot, query) = (snapshot, new(parts, side, snapshot.Rarity, model));
        layers = [.. snapshot.Layers.Select(layer => new ShelfQuery(query, layer.Segment[side]))];
        var rows = Math.Min(Sample, layers[0].Shelf.Rows);
        using var units = Scratch.Zeros(rows);
        using var pairs = Scratch.Zeros(rows);
        layers[0].AddAll(units.Span, pairs.Span);
        var (u, p) = (Moments.Of(units.Span).Deviation, Moments.Of(pairs.Span).Deviation);
        (u, p) = u > 0 && p > 0 ? (Math.Pow(u, -model.SpreadPower), Math.Pow(p, -model.SpreadPower)) : (1, 1);
        (unitFactor, pairFactor) = ((float)(2 * u / (u + p)), (float)(2 * p / (u + p)));
        Sum(units.Span, pairs.Span);
        scale = (float)model.Spread(Moments.Of(units.Span).Deviation, layers[0].Shelf.Rows);
    }

    public override void Raise(int layer, Span<float> values)
    {
        var shelf = layers[layer].Shelf;
        using var units = Scratch.Zeros(shelf.Rows);
        using var pairs = Scratch.Zeros(shelf.Rows);
        layers[layer].AddAll(units.Span, pairs.Span);
        Sum(units.Span, pairs.Span);
        for (var row = 0; row < shelf.Rows; row++)
        {
            ref var value = ref values[shelf.Places[row]];
            value = Math.Max(value, units.Span[row] * scale);
        }
    }

    public override float Of(int layer, int place)
    {
        if (layers[layer].Shelf.RowOf(place) is not (var row and >= 0)) return 0;
        var (units, pairs) = layers[layer].Of(row);
        return ((units * unitFactor) + (pairs * pairFactor)) * scale;
    }

    public override void AddLikely(int layer, int most, HashSet<int> places)
    {
        var shelf = layers[layer].Shelf;
        using var values = Scratch.Zeros(shelf.Rows);
        using var pairs = Scratch.Zeros(shelf.Rows);
        layers[layer].AddHeaviest(HeaviestTerms, Math.Max(Sample, shelf.Rows * 2L), unitFactor, pairFactor, values.Span, pairs.Span);
        var gone = snapshot.Layers[layer];
        var best = new BestRows(new (float, int)[most]);
        best.Offer(values.Span, gone.GoneCount == 0 ? null : row => !gone.Gone[shelf.Places[row]]);
        foreach (var (_, row) in best.Found) places.Add(shelf.Places[row]);
    }

    public override Account Explain(Guid id, List<Part> document, bool hasOther)
    {
        var (units, pairs) = ScalesOf(id, document);
        return new DirectAccount(query, document, units * unitFactor * scale, pairs * pairFactor * scale);
    }

    /// <summary>1 / length of the document's two vectors: known of what is in the index.</summary>
    private (float Units, float Pairs) ScalesOf(Guid id, List<Part> document)
    {
        for (var layer = 0; layer < layers.Length; layer++)
            if (snapshot.Layers[layer].TryFind(id, out var place) && layers[layer].Shelf.RowOf(place) is var row and >= 0)
                return (layers[layer].Shelf.UnitScales[row], layers[layer].Shelf.PairScales[row]);
        double units = 0, pairs = 0;
        foreach (var (term, count) in Bag.Of(document))
        {
            var weight = snapshot.Rarity.Of(term, Side) * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
        }
        return (Inverse(units), Inverse(pairs));

        static float Inverse(double squares) => squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
    }

    /// <summary>Into <paramref name="units"/>; the same steps as for one row: equal documents of two layers must be equal to the last bit.</summary>
    private void Sum(Span<float> units, Span<float> pairs)
    {
        TensorPrimitives.Multiply(units, unitFactor, units);
        TensorPrimitives.Multiply(pairs, pairFactor, pairs);
        TensorPrimitives.Add(units, pairs, units);
    }
}
