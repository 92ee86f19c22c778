using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// One side of a query, asked of one shelf: of all its rows, term by term, or of one row by what it says. What will be read piece by piece and lies
/// far apart in the memory is touched beforehand: the processor then fetches many pieces at a time, and waits for few.
/// </summary>
internal sealed class ShelfQuery
{
    private readonly QuerySide query;
    private readonly Shelf shelf;

    /// <summary>Of each term of the query in the shelf's postings; -1 where no row has it.</summary>
    private readonly int[] ordinals;

    private readonly AskedUnits asked;

    /// <summary>Kept, so that the compiler does not leave out what is only touched.</summary>
    private int touched;

    public ShelfQuery(QuerySide query, Shelf shelf)
    {
        (this.query, this.shelf) = (query, shelf);
        ordinals = query.OrdinalsIn(shelf);
        for (var term = 0; term < ordinals.Length; term++) Postings += Frequency(term);
        asked = new(query, shelf);
    }

    public Shelf Shelf => shelf;

    /// <summary>What a row says of what is asked.</summary>
    public AskedRow Read(int row) => new(asked, shelf.Said.Of(row));

    /// <summary>Of all terms together.</summary>
    public long Postings { get; }

    /// <summary>The match of the units and of the pairs of the first rows with the query, into two zeroed spans.</summary>
    public void AddAll(Span<float> units, Span<float> pairs)
    {
        foreach (var ordinal in ordinals) Touch(ordinal);
        for (var i = 0; i < ordinals.Length; i++)
        {
            if (ordinals[i] < 0) continue;
            var rows = shelf.Postings.Rows(ordinals[i]);
            var sums = i < query.Units ? units : pairs;
            if (units.Length == shelf.Rows) rows.AddTo(sums, query.Weights[i], Weighing.Locals);
            else rows.AddFirstTo(sums, query.Weights[i], Weighing.Locals);
        }
        TensorPrimitives.Multiply(units, shelf.UnitScales.AsSpan(0, units.Length), units);
        TensorPrimitives.Multiply(pairs, shelf.PairScales.AsSpan(0, pairs.Length), pairs);
    }

    /// <summary>About the order of the values of all rows, from some terms alone: into a zeroed span, each still to be multiplied by its <see cref="Shelf.UnitScales"/>. As if the two vectors of a row were of like length, which spares a pass through the memory.</summary>
    public void Add(Heaviest heaviest, Span<float> sums)
    {
        foreach (var term in heaviest.Terms) Touch(ordinals[term]);
        foreach (var term in heaviest.Terms)
            if (ordinals[term] >= 0) shelf.Postings.Rows(ordinals[term]).AddTo(sums, query.Weights[term] * (term < query.Units ? 1 : heaviest.APair), Weighing.Locals);
    }

    /// <summary>Rows that have a term of the query.</summary>
    public int Frequency(int term) => ordinals[term] < 0 ? 0 : shelf.Postings.DocumentFrequency(ordinals[term]);

    /// <summary>Touches what <see cref="Of"/> will read.</summary>
    public void TouchRow(int row) =>
        touched ^= shelf.Said.Touch(row) ^ BitConverter.SingleToInt32Bits(shelf.UnitScales[row]) ^ BitConverter.SingleToInt32Bits(shelf.PairScales[row]);

    /// <summary>The same as <see cref="AddAll"/> gives for this row, to the last bit: the sums go in the same order.</summary>
    public (float Units, float Pairs) Of(int row)
    {
        var room = RowRoom.OfThread;
        var counts = room.CountsOf(ordinals.Length);
        Count(row, counts, room.Joined);
        ReadOnlySpan<ushort> said = room.Terms.AsSpan(0, SaidTerms.Of(counts, room.Terms));
        var (units, pairs, i) = (0f, 0f, 0);
        for (; i < said.Length && said[i] < query.Units; i++) units += query.Weights[said[i]] * Weighing.Local(counts[said[i]]);
        for (; i < said.Length; i++) pairs += query.Weights[said[i]] * Weighing.Local(counts[said[i]]);
        return (units * shelf.UnitScales[row], pairs * shelf.PairScales[row]);
    }

    /// <summary>Counts what a row says of each term. Whether a unit has a place among the terms, and makes a pair, could not be foretold: so what has no place is counted behind all terms, and pairs are gathered first.</summary>
    private void Count(int row, Span<byte> counts, Span<byte> joined)
    {
        var said = Read(row);
        var times = 0;
        while (said.TryRead(out var some))
        {
            var pairs = 0;
            for (var i = 1; i < some.Length; i++)
            {
                if (some[i].IsField)
                {
                    CountPairs(some, joined[..pairs], times, counts);
                    (times, pairs) = (Weighing.Counted(some[i].Field), 0);
                    continue;
                }
                Raise(query.PlaceOf(some[i].Unit), times, counts);
                joined[pairs] = (byte)i;
                pairs += AskedCode.ArePair(some[i - 1], some[i]) ? 1 : 0;
            }
            CountPairs(some, joined[..pairs], times, counts);
        }
        counts[ordinals.Length] = 0;
    }

    /// <param name="joined">The second of each two.</param>
    private void CountPairs(ReadOnlySpan<AskedCode> some, ReadOnlySpan<byte> joined, int times, Span<byte> counts)
    {
        foreach (var i in joined) Raise(query.PlaceOf(some[i - 1].Unit, some[i].Unit), times, counts);
    }

    private void Touch(int ordinal) => touched ^= ordinal < 0 ? 0 : shelf.Postings.Touch(ordinal);

    private void Raise(int place, int times, Span<byte> counts)
    {
        ref var count = ref counts[(int)Math.Min((uint)place, (uint)ordinals.Length)];
        count = (byte)Math.Min(count + times, Weighing.Most);
    }
}
