using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// Query and document in one language: the sum of two cosines, of units and of pairs of neighbours. The one that tells documents less
/// apart for this query counts more: each is divided by a power of its standard deviation over the documents.
/// </summary>
internal sealed class DirectChannel : Channel
{
    /// <summary>The first so many rows of the base tell of all: they are in no order of meaning.</summary>
    private const int Sample = 1_024;

    /// <summary>Of the heaviest terms so many postings, and one and a half for each row, find what is rescored.</summary>
    private const int HeaviestPostings = 30_000;

    private readonly QuerySide query;
    private readonly ShelfQuery[] layers;
    private readonly float unitFactor, pairFactor, scale;

    private Heaviest? heaviest;

    /// <summary>Of the rows of each layer, where that was little to add up; else null.</summary>
    private readonly Scratch[]? all;

    public DirectChannel(Snapshot snapshot, List<Part> parts, int side, RankingModel model, int fewPostings) : base(snapshot, side)
    {
        query = new(parts, side, snapshot.Rarity, model);
        layers = new ShelfQuery[snapshot.Layers.Length];
        for (var i = 0; i < layers.Length; i++) layers[i] = new(query, ShelfOf(i));
        var shelf = layers[0].Shelf;
        var (few, tell) = (shelf.Rows + layers.Sum(layer => layer.Postings) <= fewPostings, Math.Min(Sample, shelf.Rows));
        using var units = Scratch.Zeros(few ? shelf.Rows : tell);
        using var pairs = Scratch.Zeros(few ? shelf.Rows : tell);
        layers[0].AddAll(units.Span, pairs.Span);
        var (u, p) = (Moments.Of(units.Span[..tell]).Deviation, Moments.Of(pairs.Span[..tell]).Deviation);
        (u, p) = u > 0 && p > 0 ? (Math.Pow(u, -model.SpreadPower), Math.Pow(p, -model.SpreadPower)) : (1, 1);
        (unitFactor, pairFactor) = ((float)(2 * u / (u + p)), (float)(2 * p / (u + p)));
        var first = Sum(units.Span, pairs.Span);
        scale = (float)model.Spread(Moments.Of(first.Span[..tell]).Deviation, shelf.Rows);
        if (!few)
        {
            first.Dispose();
            return;
        }
        TensorPrimitives.Multiply(first.Span, scale, first.Span);
        all = new Scratch[layers.Length];
        all[0] = first;
        for (var i = 1; i < layers.Length; i++) all[i] = All(i);
    }

    public override bool HasAll => all is not null;

    public override void Raise(int layer, Span<float> values)
    {
        var (shelf, rows) = (layers[layer].Shelf, all?[layer] ?? All(layer));
        for (var row = 0; row < shelf.Rows; row++)
        {
            ref var value = ref values[shelf.Places[row]];
            value = Math.Max(value, rows.Span[row]);
        }
        if (all is null) rows.Dispose();
    }

    public override void Touch(int layer, int place)
    {
        if (all is null && layers[layer].Shelf.RowOf(place) is var row and >= 0) layers[layer].TouchRow(row);
    }

    public override float Of(int layer, int place)
    {
        if (layers[layer].Shelf.RowOf(place) is not (var row and >= 0)) return 0;
        if (all is not null) return all[layer].Span[row];
        var (units, pairs) = layers[layer].Of(row);
        return ((units * unitFactor) + (pairs * pairFactor)) * scale;
    }

    protected override void OfferLikely(int layer, ref BestRows best, int first, Predicate<int>? isThere)
    {
        var shelf = layers[layer].Shelf;
        if (all is not null)
        {
            best.Offer(all[layer].Span, [], isThere, first);
            return;
        }
        using var sums = Scratch.Zeros(shelf.Rows);
        layers[layer].Add(heaviest ??= Heaviest.Of(query, layers, pairFactor / unitFactor, int.MaxValue, HeaviestPostings + (layers.Sum(one => one.Shelf.Rows) * 3L / 2)), sums.Span);
        best.Offer(sums.Span, shelf.UnitScales, isThere, first);
    }

    protected override bool LeavesNoneOut => all is not null || heaviest is { AreAll: true };

    public override Account Explain(ReadDocument document)
    {
        var row = document.Layer < 0 ? -1 : layers[document.Layer].Shelf.RowOf(document.Place);
        var (units, pairs) = row < 0 ? ScalesOf(document.Side(Side)) : (layers[document.Layer].Shelf.UnitScales[row], layers[document.Layer].Shelf.PairScales[row]);
        var runs = !document.IsAsRead ? CommonRuns.Of(query, document, Side)
            : row < 0 ? CommonRuns.Of(query, document) : CommonRuns.Of(query, document, layers[document.Layer], row);
        return new DirectAccount(query, runs, units * unitFactor * scale, pairs * pairFactor * scale);
    }

    /// <summary>1 / length of the document's two vectors: known of what is in the index.</summary>
    private (float Units, float Pairs) ScalesOf(List<Part> document)
    {
        double units = 0, pairs = 0;
        foreach (var (term, count) in Bag.Of(document))
        {
            var weight = Snapshot.Rarity.Of(term, Side) * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
        }
        return (Inverse(units), Inverse(pairs));

        static float Inverse(double squares) => squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
    }

    public override void Dispose()
    {
        foreach (var one in all ?? []) one.Dispose();
    }

    private Scratch All(int layer)
    {
        using var units = Scratch.Zeros(layers[layer].Shelf.Rows);
        using var pairs = Scratch.Zeros(layers[layer].Shelf.Rows);
        layers[layer].AddAll(units.Span, pairs.Span);
        var sums = Sum(units.Span, pairs.Span);
        TensorPrimitives.Multiply(sums.Span, scale, sums.Span);
        return sums;
    }

    /// <summary>The same steps as for one row: equal documents of two layers must be equal to the last bit.</summary>
    private Scratch Sum(Span<float> units, Span<float> pairs)
    {
        TensorPrimitives.Multiply(units, unitFactor, units);
        TensorPrimitives.Multiply(pairs, pairFactor, pairs);
        var sums = Scratch.Zeros(units.Length);
        TensorPrimitives.Add(units, pairs, sums.Span);
        return sums;
    }
}
