namespace Marketplace.Matching;

/// <summary>Takes documents of one language, unit by unit, and sorts what they say by term, in time proportional to its amount.</summary>
internal sealed class ShelfBuilder
{
    private readonly Met units = new(), pairs = new();
    private readonly Sequences.Writer said = new();
    private readonly Offsets.Writer offsets = new();
    private readonly List<int> places = [];

    private Term last;
    private int lastStart;
    private byte times;

    /// <summary>Begins the row of the document at this place; places ascend.</summary>
    public void Begin(int place)
    {
        if (places.Count > 0) EndRow();
        places.Add(place);
        units.Begin();
        pairs.Begin();
    }

    public void Add(List<Part> parts)
    {
        foreach (var part in parts)
        {
            Begin(part.Field, part.Text);
            foreach (var unit in part.Analysis.Units)
            {
                if (!unit.Joined) Break();
                Add(unit.Term, unit.Start);
            }
        }
    }

    /// <summary>What a row of another shelf says.</summary>
    public void Add(Shelf shelf, int row)
    {
        var codes = shelf.Said.Read(row);
        var gaps = shelf.Offsets.Read(row);
        while (codes.TryNext(out var code))
        {
            if (code >= Sequences.FirstUnit) Add(shelf.Postings.TermOf(code - Sequences.FirstUnit), lastStart + gaps.Next());
            else if (code == Sequences.Break) Break();
            else Begin((Field)(code - Sequences.FirstField), gaps.Next());
        }
    }

    public Shelf Build(int documents)
    {
        if (places.Count > 0) EndRow();
        var starts = new int[units.Terms.Count + pairs.Terms.Count + 1];
        var (rows, counts) = (new int[units.Count + pairs.Count], new byte[units.Count + pairs.Count]);
        var end = units.Sort(rows, counts, 0, starts.AsSpan(0, units.Terms.Count + 1));
        end = pairs.Sort(rows, counts, end, starts.AsSpan(units.Terms.Count));
        Array.Resize(ref rows, end);
        Array.Resize(ref counts, end);
        return new([.. places], documents, new(units.Terms, pairs.Terms, starts, rows, counts), said.Build(), offsets.Build());
    }

    private void EndRow()
    {
        said.EndRow();
        offsets.EndRow();
    }

    private void Begin(Field field, int text)
    {
        times = (byte)Weighing.Counted(field);
        (last, lastStart) = (default, 0);
        said.Add(Sequences.FirstField + (int)field);
        offsets.Add(text);
    }

    private void Break()
    {
        // What begins a field has none before it anyway.
        if (last != default) said.Add(Sequences.Break);
        last = default;
    }

    private void Add(Term unit, int start)
    {
        offsets.Add(start - lastStart);
        lastStart = start;
        said.Add(Sequences.FirstUnit + units.Add(unit, times));
        if (last != default) pairs.Add(Term.Join(last, unit), times);
        last = unit;
    }

    /// <summary>The terms of all rows as they were met, and how much each counts.</summary>
    private sealed class Met
    {
        private readonly List<int> starts = [];
        private int[] ordinals = new int[1024];
        private byte[] counted = new byte[1024];

        public TermTable Terms { get; } = new(1024);

        public int Count { get; private set; }

        public void Begin() => starts.Add(Count);

        public int Add(Term term, byte times)
        {
            if (Count == ordinals.Length)
            {
                Array.Resize(ref ordinals, Count * 2);
                Array.Resize(ref counted, Count * 2);
            }
            var ordinal = Terms.Add(term);
            (ordinals[Count], counted[Count]) = (ordinal, times);
            Count++;
            return ordinal;
        }

        /// <summary>Writes the postings of each term from <paramref name="first"/> on, and where each begins; a term several times in a row is one. Tells where the last ends.</summary>
        public int Sort(int[] rows, byte[] counts, int first, Span<int> begins)
        {
            var next = new int[Terms.Count + 1];
            for (var i = 0; i < Count; i++) next[ordinals[i] + 1]++;
            next[0] = first;
            for (var i = 0; i < Terms.Count; i++) next[i + 1] += next[i];
            next[..^1].CopyTo(begins);
            for (var row = 0; row < starts.Count; row++)
                for (var i = starts[row]; i < (row + 1 < starts.Count ? starts[row + 1] : Count); i++)
                {
                    var (ordinal, place) = (ordinals[i], next[ordinals[i]]);
                    if (place > begins[ordinal] && rows[place - 1] == row) counts[place - 1] = (byte)Math.Min(counts[place - 1] + counted[i], Weighing.Most);
                    else (rows[place], counts[place], next[ordinal]) = (row, counted[i], place + 1);
                }
            return Close(rows, counts, first, begins, next);
        }

        /// <summary>Moves the postings together, where several of a row have become one.</summary>
        private int Close(int[] rows, byte[] counts, int first, Span<int> begins, int[] ends)
        {
            var to = first;
            for (var i = 0; i < Terms.Count; i++)
            {
                var (from, length) = (begins[i], ends[i] - begins[i]);
                rows.AsSpan(from, length).CopyTo(rows.AsSpan(to));
                counts.AsSpan(from, length).CopyTo(counts.AsSpan(to));
                (begins[i], to) = (to, to + length);
            }
            return begins[Terms.Count] = to;
        }
    }
}
