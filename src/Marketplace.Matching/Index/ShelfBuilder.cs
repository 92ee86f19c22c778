namespace Marketplace.Matching;

/// <summary>Takes documents of one language, unit by unit, and sorts what they say by term, in time proportional to its amount.</summary>
internal sealed class ShelfBuilder
{
    private readonly TermTable terms = new(1024);

    /// <summary>The terms of all rows as they were met, units and pairs, and how much each counts.</summary>
    private readonly List<(int Ordinal, byte Times)> met = [];

    private readonly List<int> metStarts = [], places = [], saidStarts = [];

    /// <summary>As <see cref="Sequences"/>, by the ordinals of <see cref="terms"/>.</summary>
    private readonly List<int> said = [];

    private Term last;
    private byte times;

    /// <summary>Begins the row of the document at this place; places ascend.</summary>
    public void Begin(int place)
    {
        places.Add(place);
        metStarts.Add(met.Count);
        saidStarts.Add(said.Count);
    }

    public void Add(IEnumerable<Part> parts)
    {
        foreach (var part in parts)
        {
            Begin(part.Field);
            foreach (var unit in part.Analysis.Units)
            {
                if (!unit.Joined) Break();
                Add(unit.Term);
            }
        }
    }

    /// <summary>What a row of another shelf says.</summary>
    public void Add(Shelf shelf, int row)
    {
        var codes = shelf.Said.Read(row);
        while (codes.TryNext(out var code))
        {
            if (code >= Sequences.FirstUnit) Add(shelf.Postings.TermOf(code - Sequences.FirstUnit));
            else if (code == Sequences.Break) Break();
            else Begin((Field)(code - Sequences.FirstField));
        }
    }

    public Shelf Build(int documents)
    {
        metStarts.Add(met.Count);
        saidStarts.Add(said.Count);
        var (starts, lengths, rows, counts) = Sorted();
        var order = Order(lengths, out var units);
        var (sorted, placesOf) = (new TermTable(terms.Count), new int[terms.Count]);
        var (finalStarts, total) = (new int[terms.Count + 1], 0);
        for (var i = 0; i < order.Length; i++)
        {
            placesOf[order[i]] = sorted.Add(terms[order[i]]);
            finalStarts[i + 1] = total += lengths[order[i]];
        }
        var (finalRows, finalCounts) = (new int[total], new byte[total]);
        for (var i = 0; i < order.Length; i++)
        {
            rows.AsSpan(starts[order[i]], lengths[order[i]]).CopyTo(finalRows.AsSpan(finalStarts[i]));
            counts.AsSpan(starts[order[i]], lengths[order[i]]).CopyTo(finalCounts.AsSpan(finalStarts[i]));
        }
        return new([.. places], documents, new(sorted, units, finalStarts, finalRows, finalCounts), Written(placesOf));
    }

    private void Begin(Field field)
    {
        times = (byte)Weighing.Counted(field);
        last = default;
        said.Add(Sequences.FirstField + (int)field);
    }

    private void Break()
    {
        // What begins a field has none before it anyway.
        if (last != default) said.Add(Sequences.Break);
        last = default;
    }

    private void Add(Term unit)
    {
        var ordinal = terms.Add(unit);
        met.Add((ordinal, times));
        said.Add(Sequences.FirstUnit + ordinal);
        if (last != default) met.Add((terms.Add(Term.Join(last, unit)), times));
        last = unit;
    }

    /// <summary>What was met, by term; a term several times in a row is one posting, which leaves gaps.</summary>
    private (int[] Starts, int[] Lengths, int[] Rows, byte[] Counts) Sorted()
    {
        var (starts, lengths, rows, counts) = (new int[terms.Count + 1], new int[terms.Count], new int[met.Count], new byte[met.Count]);
        foreach (var (ordinal, _) in met) starts[ordinal + 1]++;
        for (var i = 0; i < terms.Count; i++) starts[i + 1] += starts[i];
        for (var row = 0; row < places.Count; row++)
            for (var i = metStarts[row]; i < metStarts[row + 1]; i++)
            {
                var (ordinal, more) = met[i];
                var next = starts[ordinal] + lengths[ordinal];
                if (lengths[ordinal] > 0 && rows[next - 1] == row) counts[next - 1] = (byte)Math.Min(counts[next - 1] + more, Weighing.Most);
                else (rows[next], counts[next], lengths[ordinal]) = (row, more, lengths[ordinal] + 1);
            }
        return (starts, lengths, rows, counts);
    }

    private int[] Order(int[] lengths, out int units)
    {
        var order = new int[terms.Count];
        var (low, high) = (0, order.Length);
        for (var i = 0; i < order.Length; i++)
            if (terms[i].IsPair) order[--high] = i;
            else order[low++] = i;
        units = low;
        order.AsSpan(0, units).Sort((a, b) => lengths[b].CompareTo(lengths[a]) is var by and not 0 ? by : terms[a].Key.CompareTo(terms[b].Key));
        order.AsSpan(units).Sort((a, b) => terms[a].Key.CompareTo(terms[b].Key));
        return order;
    }

    private Sequences Written(int[] ordinals)
    {
        var writer = new Sequences.Writer(said.Count);
        for (var row = 0; row < places.Count; row++)
        {
            for (var i = saidStarts[row]; i < saidStarts[row + 1]; i++)
                writer.Add(said[i] < Sequences.FirstUnit ? said[i] : Sequences.FirstUnit + ordinals[said[i] - Sequences.FirstUnit]);
            writer.EndRow();
        }
        return writer.Build();
    }
}
