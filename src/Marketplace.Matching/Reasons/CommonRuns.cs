namespace Marketplace.Matching;

/// <summary>The stretches of a document whose units, and pairs of neighbours, the query has too.</summary>
internal sealed class CommonRuns
{
    /// <summary>Where query and document share whole passages, a reason is still no longer than a reader's glance.</summary>
    private const int MostUnits = 12;

    private readonly List<Part> document;
    private readonly List<Run> all = [];

    /// <summary>The places in the query of the terms of all runs, one run after the other.</summary>
    private readonly List<int> places = [];

    public CommonRuns(QuerySide query, List<Part> document)
    {
        (this.document, Counts, Fields) = (document, new byte[query.Terms.Length], new byte[query.Terms.Length]);
        for (var part = 0; part < document.Count; part++) Read(query, part);
    }

    internal readonly record struct Run(int Part, int Start, int End, int FirstPlace, int Number);

    public IReadOnlyList<Run> All => all;

    /// <summary>How much the document says of each term of the query.</summary>
    public byte[] Counts { get; }

    /// <summary>In which fields it does: bit 0 for the first of <see cref="Field"/>.</summary>
    public byte[] Fields { get; }

    /// <summary>The terms of a run by their places in the query, as they stand; one may be there twice.</summary>
    public ReadOnlySpan<int> PlacesOf(int run) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places).Slice(all[run].FirstPlace, all[run].Number);

    /// <summary>What the terms of a run carry, each once.</summary>
    public double SumOf(int run, float[] carried)
    {
        var sum = 0.0;
        var own = PlacesOf(run);
        for (var i = 0; i < own.Length; i++)
            if (!own[..i].Contains(own[i])) sum += carried[own[i]];
        return sum;
    }

    /// <summary>As written, with single spaces.</summary>
    public string TextOf(int run)
    {
        var text = document[all[run].Part].Analysis.Text[all[run].Start..all[run].End];
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || text[i - 1] == ' ')) return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text;
    }

    private void Read(QuerySide query, int index)
    {
        var (part, field, times) = (document[index], (byte)(1 << (int)document[index].Field), Weighing.Counted(document[index].Field));
        var (size, start, end, first) = (0, 0, 0, places.Count);
        var (last, lastAsked, lastPlace) = (default(Unit), -1, -1);
        foreach (ref readonly var unit in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(part.Analysis.Units))
        {
            var asked = query.Find(unit.Term);
            var place = asked < 0 ? -1 : query.PlaceOf(asked);
            var pair = asked >= 0 && lastAsked >= 0 && unit.Joined ? query.PlaceOf(lastAsked, asked) : -1;
            if (pair < 0 || size == MostUnits) Close(unit.Start);
            // A pair cut in two by the greatest length belongs to the later run.
            if (pair >= 0)
            {
                // Of a very long query a pair may be asked for, and its first unit not.
                if (size == 0 && lastPlace < 0) start = last.Start;
                Take(pair);
            }
            (last, lastAsked, lastPlace) = (unit, asked, place);
            if (place >= 0) Take(place);
            else if (pair < 0) continue;
            (size, end) = (size + 1, unit.End);
        }
        Close(0);

        void Take(int place)
        {
            places.Add(place);
            Counts[place] = (byte)Math.Min(Counts[place] + times, Weighing.Most);
            Fields[place] |= field;
        }

        void Close(int next)
        {
            if (places.Count > first) all.Add(new(index, start, end, first, places.Count - first));
            (first, size, start) = (places.Count, 0, next);
        }
    }
}
