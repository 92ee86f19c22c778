namespace Marketplace.Matching;

/// <summary>Takes documents of one language, unit by unit, and sorts what they say by term, in time proportional to its amount.</summary>
/// <param name="side">See <see cref="WordTable.OrdinalAt"/>.</param>
internal sealed class ShelfBuilder(int side = 0)
{
    private readonly TermTable units = new(1024);
    private readonly MetPairs pairs = new();
    private readonly Sequences.Writer said = new();
    private readonly Offsets.Writer offsets = new();
    private readonly List<int> places = [];

    /// <summary>Of all rows.</summary>
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

    /// <param name="text">Its number among the texts of the document.</param>
    /// <param name="places">Of each unit in <paramref name="words"/>; -1 where it is not there.</param>
    public void Add(Field field, int text, ReadOnlySpan<Unit> ofText, ReadOnlySpan<int> places, WordTable words)
    {
        Begin(field, text);
        for (var i = 0; i < ofText.Length; i++)
        {
            ref readonly var unit = ref ofText[i];
            if (!unit.Joined) Break();
            if (places[i] < 0) Add(unit.Term, units.Add(unit.Term), unit.Start);
            else
            {
                ref var known = ref words.OrdinalAt(places[i], side);
                if (known == 0) known = units.Add(unit.Term) + 1;
                Add(unit.Term, known - 1, unit.Start);
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
            if (code >= Sequences.FirstUnit && shelf.Postings.TermOf(code - Sequences.FirstUnit) is var unit) Add(unit, units.Add(unit), lastStart + gaps.Next());
            else if (code == Sequences.Break) Break();
            else Begin((Field)(code - Sequences.FirstField), gaps.Next());
        }
    }

    public Shelf Build(int documents)
    {
        if (places.Count > 0) EndRow();
        var writer = new PostingsWriter(length + pairs.Count, places.Count);
        var read = said.Build();
        WriteUnits(read, writer);
        var postings = writer.Build(units, pairs.Write(writer));
        return new([.. places], documents, postings, read, offsets.Build());
    }

    private void WriteUnits(Sequences read, PostingsWriter to)
    {
        var met = to.Begin(units.Count);
        for (var row = 0; row < places.Count; row++)
        {
            var codes = read.Read(row);
            while (codes.TryNext(out var code))
                if (code >= Sequences.FirstUnit) met[code - Sequences.FirstUnit]++;
        }
        to.Counted();
        for (var row = 0; row < places.Count; row++)
        {
            var codes = read.Read(row);
            var one = default(Occurrence);
            while (codes.TryNext(out var code))
            {
                if (code >= Sequences.FirstUnit) to.Put(code - Sequences.FirstUnit, one);
                else if (code != Sequences.Break) one = new(row, Weighing.Counted((Field)(code - Sequences.FirstField)));
            }
        }
        to.End();
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

    private void Add(Term unit, int ordinal, int start)
    {
        offsets.Add(start - lastStart);
        said.Add(Sequences.FirstUnit + ordinal);
        if (last != default) pairs.Add(Term.Join(last, unit), new(places.Count - 1, times));
        (last, lastStart) = (unit, start);
        length++;
    }
}
