using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>Takes what was met of some terms after that of others, and writes the postings of each term together.</summary>
/// <param name="most">So many postings at most.</param>
internal sealed class PostingsWriter(int most)
{
    private readonly List<int> starts = [0];
    private int[] rows = GC.AllocateUninitializedArray<int>(most), next = [];
    private byte[] counts = GC.AllocateUninitializedArray<byte>(most);
    private int end;

    /// <param name="terms">The number of the terms.</param>
    /// <param name="ordinals">Of what was met, which of these terms it is, from 0 on.</param>
    /// <param name="met">In the order of rows. A term several times in a row is one posting.</param>
    public void Add(int terms, ReadOnlySpan<int> ordinals, ReadOnlySpan<Occurrence> met)
    {
        if (next.Length < terms + 1) next = new int[terms + 1];
        var first = starts.Count - 1;
        var ends = next.AsSpan(0, terms + 1);
        ends.Clear();
        foreach (var ordinal in ordinals) ends[ordinal + 1]++;
        ends[0] = end;
        for (var i = 0; i < terms; i++) ends[i + 1] += ends[i];
        CollectionsMarshal.SetCount(starts, first + terms + 1);
        var begins = CollectionsMarshal.AsSpan(starts)[first..];
        ends.CopyTo(begins);
        for (var i = 0; i < ordinals.Length; i++)
        {
            var (row, times, place) = (met[i].Row, met[i].Times, ends[ordinals[i]]);
            if (place > begins[ordinals[i]] && rows[place - 1] == row) counts[place - 1] = (byte)Math.Min(counts[place - 1] + times, Weighing.Most);
            else (rows[place], counts[place], ends[ordinals[i]]) = (row, (byte)times, place + 1);
        }
        Close(terms, begins, ends);
    }

    /// <param name="rowNumber">All rows are below it.</param>
    public Postings Build(TermTable units, TermTable pairs, int rowNumber) => new(units, pairs, [.. starts], PackedRows.Of(rows.AsSpan(0, end), counts.AsSpan(0, end), rowNumber));

    /// <summary>Moves the postings together, where several of a row have become one.</summary>
    private void Close(int terms, Span<int> begins, ReadOnlySpan<int> ends)
    {
        for (var i = 0; i < terms; i++)
        {
            var (from, length) = (begins[i], ends[i] - begins[i]);
            if (from > end)
            {
                rows.AsSpan(from, length).CopyTo(rows.AsSpan(end));
                counts.AsSpan(from, length).CopyTo(counts.AsSpan(end));
            }
            (begins[i], end) = (end, end + length);
        }
        begins[terms] = end;
    }
}
