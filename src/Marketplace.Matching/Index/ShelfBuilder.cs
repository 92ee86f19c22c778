namespace Marketplace.Matching;

/// <summary>Takes documents of one language, unit by unit, and sorts what they say by term, in time proportional to its amount.</summary>
internal sealed class ShelfBuilder
{
    private readonly TermTable units = new(1024);
    private readonly MetPairs pairs = new();
    private readonly Sequences.Writer said = new();
    private readonly Offsets.Writer offsets = new();
    private readonly List<int> places = [];

    /// <summary>The units of all rows as they are met.</summary>
    private int[] ordinals = new int[256];

    /// <inheritdoc cref="ordinals"/>
    private Occurrence[] met = new Occurrence[256];

    private int length;

    private Term last;
    private int lastStart;
    private int times;

    /// <summary>Begins the row of the document at this place; places ascend.</summary>
    public void Begin(int place)
    {
        if (places.Count > 0) EndRow();
        places.Add(place);
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
        var writer = new PostingsWriter(length + pairs.Count);
        writer.Add(units.Count, ordinals.AsSpan(0, length), met.AsSpan(0, length));
        var postings = writer.Build(units, pairs.Write(writer));
        return new([.. places], documents, postings, said.Build(), offsets.Build());
    }

    private void EndRow()
    {
        said.EndRow();
        offsets.EndRow();
    }

    private void Begin(Field field, int text)
    {
        times = Weighing.Counted(field);
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
        if (length == ordinals.Length)
        {
            Array.Resize(ref ordinals, length * 2);
            Array.Resize(ref met, length * 2);
        }
        (ordinals[length], met[length]) = (units.Add(unit), new(places.Count - 1, times));
        said.Add(Sequences.FirstUnit + ordinals[length]);
        if (last != default) pairs.Add(Term.Join(last, unit), met[length]);
        (last, length) = (unit, length + 1);
    }
}
