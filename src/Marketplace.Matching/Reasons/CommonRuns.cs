using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The stretches of a document whose units, and pairs of neighbours, the query has too.</summary>
internal sealed class CommonRuns : IDisposable
{
    /// <summary>Where query and document share whole passages, a reason is still no longer than a reader's glance.</summary>
    private const int MostUnits = 12;

    /// <summary>One that is done with, for the next: each takes some kilobytes, and of each answer there are many.</summary>
    [ThreadStatic]
    private static CommonRuns? spare;

    private readonly List<Run> all = [];

    /// <summary>The places in the query of the terms of all runs, one run after the other.</summary>
    private readonly List<int> places = [];

    private QuerySide query = null!;
    private ReadDocument document = null!;
    private byte[] counts = [], fields = [];
    private ulong[] found = [];
    private int text, times;
    private byte field;

    /// <summary>Of the run that is open.</summary>
    private int size, start, end, first;
    private int lastStart, lastAsked, lastPlace;

    /// <param name="Text">The number of the text among those of the document.</param>
    /// <param name="Last">Where its last unit begins.</param>
    internal readonly record struct Run(int Text, int Start, int Last, int FirstPlace, int Number);

    public IReadOnlyList<Run> All => all;

    /// <summary>How much the document says of each term of the query.</summary>
    public ReadOnlySpan<byte> Counts => counts.AsSpan(0, query.Terms.Length);

    /// <summary>A bit for each of the terms that it says anything of.</summary>
    public ReadOnlySpan<ulong> Found => found.AsSpan(0, (query.Terms.Length + 63) / 64);

    /// <summary>In which fields it does: bit 0 for the first of <see cref="Field"/>.</summary>
    public ReadOnlySpan<byte> Fields => fields.AsSpan(0, query.Terms.Length);

    /// <summary>None, as of a document that says nothing.</summary>
    public static CommonRuns Of(QuerySide query, ReadDocument document)
    {
        var runs = spare ?? new();
        spare = null;
        (runs.query, runs.document, runs.size, runs.first, runs.start) = (query, document, 0, 0, 0);
        var number = query.Terms.Length;
        if (runs.counts.Length < number) (runs.counts, runs.fields, runs.found) = (new byte[number], new byte[number], new ulong[(number + 63) / 64]);
        runs.counts.AsSpan(0, number).Clear();
        runs.fields.AsSpan(0, number).Clear();
        Array.Clear(runs.found);
        return runs;
    }

    /// <summary>Nothing of it may be asked afterwards.</summary>
    public void Dispose()
    {
        all.Clear();
        places.Clear();
        (query, document, spare) = (null!, null!, this);
    }

    /// <summary>Of what the index has read.</summary>
    public static CommonRuns Of(QuerySide query, ReadDocument document, ShelfQuery asked, int row)
    {
        var (runs, at) = (Of(query, document), 0);
        var said = asked.Read(row);
        var gaps = asked.Shelf.Offsets.Read(row);
        while (said.TryRead(out var some))
            for (var i = 1; i < some.Length; i++)
            {
                at += gaps.Sum(some[i].At - some[i - 1].At - 1);
                if (some[i].Unit >= 0) runs.Add(some[i].Unit, AskedCode.ArePair(some[i - 1], some[i]), at += gaps.Next());
                else if (some[i].IsField)
                {
                    runs.Begin(some[i].Field, gaps.Next());
                    at = 0;
                }
            }
        runs.Close(0);
        return runs;
    }

    /// <summary>Of what is read anew.</summary>
    public static CommonRuns Of(QuerySide query, ReadDocument document, int side)
    {
        var runs = Of(query, document);
        foreach (var part in document.Side(side))
        {
            runs.Begin(part.Field, part.Text);
            foreach (var unit in part.Analysis.Units) runs.Add(query.Find(unit.Term), unit.Joined, unit.Start);
        }
        runs.Close(0);
        return runs;
    }

    /// <summary>The terms of a run by their places in the query, as they stand; one may be there twice.</summary>
    public ReadOnlySpan<int> PlacesOf(int run) => CollectionsMarshal.AsSpan(places).Slice(all[run].FirstPlace, all[run].Number);

    /// <summary>As written, with single spaces.</summary>
    public string TextOf(int run) => document.Stretch(all[run].Text, all[run].Start, all[run].Last);

    private void Begin(Field of, int number)
    {
        Close(0);
        (text, field, times, lastAsked, lastPlace) = (number, (byte)(1 << (int)of), Weighing.Counted(of), -1, -1);
    }

    /// <param name="asked">The ordinal of the unit among all units of the query; -1 where it has it not.</param>
    /// <param name="joined">Whether it makes a pair with the one before.</param>
    private void Add(int asked, bool joined, int at)
    {
        var place = asked < 0 ? -1 : query.PlaceOf(asked);
        var pair = asked >= 0 && lastAsked >= 0 && joined ? query.PlaceOf(lastAsked, asked) : -1;
        if (pair < 0 || size == MostUnits) Close(at);
        // A pair cut in two by the greatest length belongs to the later run.
        if (pair >= 0)
        {
            // Of a very long query a pair may be asked for, and its first unit not.
            if (size == 0 && lastPlace < 0) start = lastStart;
            Take(pair);
        }
        (lastStart, lastAsked, lastPlace) = (at, asked, place);
        if (place >= 0) Take(place);
        else if (pair < 0) return;
        (size, end) = (size + 1, at);
    }

    private void Take(int place)
    {
        places.Add(place);
        counts[place] = (byte)Math.Min(counts[place] + times, Weighing.Most);
        fields[place] |= field;
        found[place >> 6] |= 1UL << (place & 63);
    }

    private void Close(int next)
    {
        if (places.Count > first) all.Add(new(text, start, end, first, places.Count - first));
        (first, size, start) = (places.Count, 0, next);
    }
}
