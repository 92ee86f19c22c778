using System.Numerics;
using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>One side of a query, asked of one shelf: of all its rows, term by term, or of one row by what it says.</summary>
internal sealed class ShelfQuery
{
    private readonly QuerySide query;
    private readonly Shelf shelf;

    /// <summary>Of each term of the query in the shelf's postings; -1 where no row has it.</summary>
    private readonly int[] ordinals;

    private readonly AskedUnits asked;

    public ShelfQuery(QuerySide query, Shelf shelf)
    {
        (this.query, this.shelf) = (query, shelf);
        ordinals = query.OrdinalsIn(shelf);
        for (var term = 0; term < ordinals.Length; term++) Postings += Frequency(term);
        asked = new(query, shelf);
    }

    public Shelf Shelf => shelf;

    /// <summary>What a row says of what is asked.</summary>
    public AskedRow Read(int row, Span<ushort> room) => new(asked, shelf.Said.Of(row), room);

    /// <summary>Of all terms together.</summary>
    public long Postings { get; }

    /// <summary>The match of the units and of the pairs of the first rows with the query, into two zeroed spans.</summary>
    public void AddAll(Span<float> units, Span<float> pairs)
    {
        Span<int> first = stackalloc int[ordinals.Length];
        // What lies far apart in the memory is fetched side by side.
        for (var i = 0; i < first.Length; i++) first[i] = ordinals[i] < 0 ? int.MaxValue : shelf.Postings.FirstRow(ordinals[i]);
        for (var i = 0; i < ordinals.Length; i++)
            if (first[i] < units.Length) Accumulate(i, query.Weights[i], i < query.Units ? units : pairs);
        TensorPrimitives.Multiply(units, shelf.UnitScales.AsSpan(0, units.Length), units);
        TensorPrimitives.Multiply(pairs, shelf.PairScales.AsSpan(0, pairs.Length), pairs);
    }

    /// <summary>About the order of the values of all rows, from some terms alone: into a zeroed span, each still to be multiplied by its <see cref="Shelf.UnitScales"/>. As if the two vectors of a row were of like length, which spares a pass through the memory.</summary>
    public void Add(Heaviest heaviest, Span<float> sums)
    {
        foreach (var term in heaviest.Terms) Accumulate(term, query.Weights[term] * (term < query.Units ? 1 : heaviest.APair), sums);
    }

    /// <summary>Rows that have a term of the query.</summary>
    public int Frequency(int term) => ordinals[term] < 0 ? 0 : shelf.Postings.DocumentFrequency(ordinals[term]);

    /// <summary>The same as <see cref="AddAll"/> gives for this row, to the last bit: the sums go in the same order.</summary>
    public (float Units, float Pairs) Of(int row)
    {
        Span<byte> counts = stackalloc byte[ordinals.Length];
        Span<ulong> found = stackalloc ulong[(ordinals.Length + 63) / 64];
        counts.Clear();
        found.Clear();
        Count(row, counts, found);
        float units = 0, pairs = 0;
        for (var word = 0; word < found.Length; word++)
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word * 64) + BitOperations.TrailingZeroCount(bits);
                var part = query.Weights[place] * Weighing.Local(counts[place]);
                if (place < query.Units) units += part;
                else pairs += part;
            }
        return (units * shelf.UnitScales[row], pairs * shelf.PairScales[row]);
    }

    private void Count(int row, Span<byte> counts, Span<ulong> found)
    {
        var said = Read(row, stackalloc ushort[AskedRow.Room]);
        var (last, times) = (-1, 0);
        while (said.TryNext())
        {
            if (said.Code >= Sequences.FirstUnit)
            {
                if (said.Unit < 0) continue;
                Raise(query.PlaceOf(said.Unit), times, counts, found);
                // A pair is asked only where both its units are.
                if (said.Joined) Raise(query.PlaceOf(last, said.Unit), times, counts, found);
                last = said.Unit;
            }
            else if (said.Code != Sequences.Break) times = Weighing.Counted((Field)(said.Code - Sequences.FirstField));
        }
    }

    private static void Raise(int place, int times, Span<byte> counts, Span<ulong> found)
    {
        if (place < 0) return;
        counts[place] = (byte)Math.Min(counts[place] + times, Weighing.Most);
        found[place >> 6] |= 1UL << (place & 63);
    }

    private void Accumulate(int term, float weight, Span<float> sums)
    {
        if (ordinals[term] >= 0) shelf.Postings.Rows(ordinals[term]).AddTo(sums, weight, Weighing.Locals);
    }
}
