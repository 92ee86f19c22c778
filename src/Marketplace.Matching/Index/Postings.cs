namespace Marketplace.Matching;

/// <summary>
/// For each term, the rows it occurs in and its count there: 5 bytes a posting. Nothing here depends on how rare a term is, so
/// that postings can be merged as they stand.
/// </summary>
internal sealed class Postings
{
    private readonly Dictionary<Term, int> ordinals;
    private readonly int[] starts;
    private readonly int[] cjkRows;
    private readonly int[] rows;
    private readonly byte[] counts;

    private Postings(Dictionary<Term, int> ordinals, int[] starts, int[] cjkRows, int[] rows, byte[] counts) =>
        (this.ordinals, this.starts, this.cjkRows, this.rows, this.counts) = (ordinals, starts, cjkRows, rows, counts);

    /// <summary>In the order of their keys, so that sums over them do not depend on the order in which documents came.</summary>
    public IEnumerable<Term> Terms => ordinals.Keys;

    /// <summary>The rows of a term and, at the same places, its counts; empty for an unknown term.</summary>
    public ReadOnlySpan<int> Rows(Term term, out ReadOnlySpan<byte> termCounts)
    {
        if (!ordinals.TryGetValue(term, out var ordinal))
        {
            termCounts = default;
            return default;
        }
        var (start, length) = (starts[ordinal], starts[ordinal + 1] - starts[ordinal]);
        termCounts = counts.AsSpan(start, length);
        return rows.AsSpan(start, length);
    }

    /// <summary>How many rows of each side, of the rows below <paramref name="end"/>, hold any term.</summary>
    public int[] FilledRows(int end)
    {
        var (filled, sides) = (new bool[end], new int[Sides.Number]);
        foreach (var row in rows)
        {
            if (!filled[row]) sides[row % Sides.Number]++;
            filled[row] = true;
        }
        return sides;
    }

    /// <summary>How many rows of one side hold the term.</summary>
    public int DocumentFrequency(Term term, int side)
    {
        if (!ordinals.TryGetValue(term, out var ordinal)) return 0;
        return side == 0 ? cjkRows[ordinal] : starts[ordinal + 1] - starts[ordinal] - cjkRows[ordinal];
    }

    /// <summary>Takes postings in any order and sorts them by term, in time proportional to their number.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<Term, int> ordinals = [];
        private readonly List<int> lengths = [];
        private readonly List<(int Ordinal, int Row)> places = [];
        private readonly List<byte> counts = [];

        public void Add(Term term, int row, byte count)
        {
            if (!ordinals.TryGetValue(term, out var ordinal))
            {
                ordinals.Add(term, ordinal = lengths.Count);
                lengths.Add(0);
            }
            lengths[ordinal]++;
            places.Add((ordinal, row));
            counts.Add(count);
        }

        public Postings Build()
        {
            var starts = new int[lengths.Count + 1];
            for (var i = 0; i < lengths.Count; i++) starts[i + 1] = starts[i] + lengths[i];
            var (rows, sorted, next, cjk) = (new int[places.Count], new byte[places.Count], starts[..^1], new int[lengths.Count]);
            for (var i = 0; i < places.Count; i++)
            {
                var place = next[places[i].Ordinal]++;
                (rows[place], sorted[place]) = (places[i].Row, counts[i]);
                if (places[i].Row % Sides.Number == 0) cjk[places[i].Ordinal]++;
            }
            var sortedOrdinals = new Dictionary<Term, int>(ordinals.Count);
            foreach (var (term, ordinal) in ordinals.OrderBy(entry => entry.Key.Key)) sortedOrdinals.Add(term, ordinal);
            return new(sortedOrdinals, starts, cjk, rows, sorted);
        }
    }
}
