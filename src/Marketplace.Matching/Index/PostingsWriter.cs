using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// Takes what was met of some terms after that of others, and writes the postings of each term together. Of some terms it is first told how often each was
/// met (<see cref="Begin"/>), then where (<see cref="Put"/>), in the order of rows; a term several times in a row is one posting.
/// </summary>
/// <param name="most">So many postings at most.</param>
/// <param name="rowNumber">All rows are below it.</param>
internal sealed class PostingsWriter(int most, int rowNumber)
{
    private readonly List<int> starts = [0];
    private readonly PackedRows.Writer packed = new(most, rowNumber);

    /// <summary>Of the terms of the moment: a place for each time that one was met.</summary>
    private int[] rows = [];

    /// <summary>At the same places.</summary>
    private byte[] counts = [];

    /// <summary>Of each of these terms how often it was met, then the place behind its last posting so far; and where it begins.</summary>
    private int[] ends = [], begins = [];

    private int terms;

    /// <summary>Some terms.</summary>
    /// <returns>Zeros: to each is to be added how often that term was met.</returns>
    public Span<int> Begin(int number)
    {
        terms = number;
        if (ends.Length < number) (ends, begins) = (new int[number], new int[number]);
        var met = ends.AsSpan(0, number);
        met.Clear();
        return met;
    }

    /// <summary>How often each was met is now known.</summary>
    public void Counted()
    {
        var all = 0;
        for (var i = 0; i < terms; i++) (begins[i], ends[i], all) = (all, all, all + ends[i]);
        if (rows.Length < all) (rows, counts) = (GC.AllocateUninitializedArray<int>(all), GC.AllocateUninitializedArray<byte>(all));
    }

    /// <param name="term">One of those of the moment, from 0 on.</param>
    public void Put(int term, Occurrence one)
    {
        ref var end = ref ends[term];
        if (end > begins[term] && rows[end - 1] == one.Row) counts[end - 1] = (byte)Math.Min(counts[end - 1] + one.Times, Weighing.Most);
        else (rows[end], counts[end++]) = (one.Row, (byte)one.Times);
    }

    /// <summary>All that was met of these terms has been put.</summary>
    public void End()
    {
        var first = starts.Count;
        CollectionsMarshal.SetCount(starts, first + terms);
        var behind = CollectionsMarshal.AsSpan(starts)[first..];
        for (var i = 0; i < terms; i++)
        {
            var own = begins[i]..ends[i];
            packed.Add(rows.AsSpan(own), counts.AsSpan(own));
            behind[i] = packed.Count;
        }
    }

    public Postings Build(TermTable units, TermTable pairs) => new(units, pairs, [.. starts], packed.Build());
}
