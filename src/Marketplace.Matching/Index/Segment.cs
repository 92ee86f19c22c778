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
        foreach (var term in postings.Terms) AddSquares(term, rarity.Of(term), term.IsPair ? pairScales : unitScales);
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

    /// <summary>Raises <paramref name="values"/>, one for each document, to the match of its side with the query.</summary>
    public void Score(QuerySide query, int side, Span<float> values)
    {
        using var units = Scratch.Zeros(RowCount);
        using var pairs = Scratch.Zeros(RowCount);
        foreach (var (term, weight) in query.Weights) Accumulate(term, weight, term.IsPair ? pairs.Span : units.Span);
        TensorPrimitives.Multiply(units.Span, unitScales, units.Span);
        TensorPrimitives.MultiplyAdd(pairs.Span, pairScales, units.Span, units.Span);
        for (var i = 0; i < values.Length; i++) values[i] = Math.Max(values[i], units.Span[i * Sides.Number + side]);
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

    private void AddSquares(Term term, float idf, float[] squares)
    {
        var rows = postings.Rows(term, out var counts);
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = idf * Weighing.Local(counts[i]);
            squares[rows[i]] += weight * weight;
        }
    }

    private static void Invert(float[] squares)
    {
        foreach (ref var square in squares.AsSpan()) square = square > 0 ? 1 / MathF.Sqrt(square) : 0;
    }
}
