using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// Some documents, ready to be scored, never changed. Document d has the rows 2d (its CJK side) and 2d + 1 (its word side).
/// </summary>
internal sealed class Segment
{
    private readonly Guid[] ids;
    private readonly Dictionary<Guid, int> places;
    private readonly Postings postings;

    /// <summary>1 / length of each row's vector of units and of pairs; 0 for an empty one.</summary>
    private readonly float[] unitScales, pairScales;

    /// <summary>Units of each row, counted by weight.</summary>
    private readonly int[] lengths;
    private readonly int[] filledRows = new int[Sides.Number];
    private readonly double[] meanLengths = new double[Sides.Number];

    public Segment(Guid[] ids, Postings postings, Rarity rarity)
    {
        (this.ids, this.postings) = (ids, postings);
        places = new(ids.Length);
        for (var i = 0; i < ids.Length; i++) places.Add(ids[i], i);
        (unitScales, pairScales) = (new float[ids.Length * Sides.Number], new float[ids.Length * Sides.Number]);
        foreach (var term in postings.Terms) AddSquares(term, rarity, term.IsPair ? pairScales : unitScales);
        lengths = new int[RowCount];
        foreach (var term in postings.Terms.Where(term => !term.IsPair)) AddLengths(term);
        for (var side = 0; side < Sides.Number; side++)
        {
            var filled = lengths.Where((length, row) => row % Sides.Number == side && length > 0).ToList();
            (filledRows[side], meanLengths[side]) = (filled.Count, filled.Count > 0 ? filled.Average() : 1);
        }
        Invert(unitScales);
        Invert(pairScales);
    }

    public int Count => ids.Length;

    public int RowCount => unitScales.Length;

    public ReadOnlySpan<Guid> Ids => ids;

    public Postings Postings => postings;

    public bool TryFind(Guid id, out int place) => places.TryGetValue(id, out place);

    /// <summary>For each row, the match of its units and of its pairs with the query.</summary>
    public void Score(QuerySide query, Span<float> units, Span<float> pairs)
    {
        foreach (var (term, weight) in query.Weights) Accumulate(term, weight, term.IsPair ? pairs : units);
        TensorPrimitives.Multiply(units, unitScales, units);
        TensorPrimitives.Multiply(pairs, pairScales, pairs);
    }

    /// <summary>The standard deviation of values, one for each row or for each document, over the rows of a side that hold anything.</summary>
    public double Deviation(ReadOnlySpan<float> values, int side, int perDocument = Sides.Number) => Moments(values, side, perDocument).Deviation;

    /// <summary>The mean of values and their standard deviation, in the same way.</summary>
    public (double Mean, double Deviation) Moments(ReadOnlySpan<float> values, int side, int perDocument = Sides.Number)
    {
        double sum = 0, squares = 0;
        for (var row = perDocument == 1 ? 0 : side; row < values.Length; row += perDocument) (sum, squares) = (sum + values[row], squares + (double)values[row] * values[row]);
        var mean = sum / Math.Max(1, filledRows[side]);
        return (mean, Math.Sqrt(Math.Max(0, squares / Math.Max(1, filledRows[side]) - mean * mean)));
    }

    public int Length(int row) => lengths[row];

    /// <summary>Of the rows of one side that hold anything: their number and mean length.</summary>
    public int FilledRows(int side) => filledRows[side];

    public double MeanLength(int side) => meanLengths[side];

    private void AddLengths(Term term)
    {
        var rows = postings.Rows(term, out var counts);
        for (var i = 0; i < rows.Length; i++) lengths[rows[i]] += counts[i];
    }

    private void Accumulate(Term term, float weight, Span<float> sums)
    {
        var rows = postings.Rows(term, out var counts);
        for (var i = 0; i < rows.Length; i++) sums[rows[i]] += weight * Weighing.Local(counts[i]);
    }

    private void AddSquares(Term term, Rarity rarity, float[] squares)
    {
        Span<float> idf = [rarity.Of(term, 0), rarity.Of(term, 1)];
        var rows = postings.Rows(term, out var counts);
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = idf[rows[i] % Sides.Number] * Weighing.Local(counts[i]);
            squares[rows[i]] += weight * weight;
        }
    }

    private static void Invert(float[] squares)
    {
        foreach (ref var square in squares.AsSpan()) square = square > 0 ? 1 / MathF.Sqrt(square) : 0;
    }
}
