namespace Marketplace.Matching;

/// <summary>Reads documents, one after the other, and gives what they say to the builders of both sides: as <see cref="Sides.Of"/>, without a list of anything.</summary>
internal sealed class DocumentReader
{
    private readonly ShelfBuilder[] builders;
    private readonly WordTable words = new(UnitReader.Words);
    private readonly UnitBuffer units;
    private readonly int[] sizes = new int[Sides.Number];

    /// <summary>Of each text its side and where its units end.</summary>
    private (int Side, int End)[] texts = new (int, int)[4];

    public DocumentReader(ShelfBuilder[] builders) => (this.builders, units) = (builders, new(words));

    /// <param name="place">Of the document in the segment; places ascend.</param>
    public void Add(Document document, int place)
    {
        Read(document.Texts);
        var small = Sides.TooSmall(sizes[0], sizes[1]);
        for (var side = 0; side < Sides.Number; side++)
        {
            if (side == small || sizes[side] + (small < 0 ? 0 : sizes[small]) == 0) continue;
            builders[side].Begin(place);
            Add(document.Texts, of: side, builders[side]);
            if (small >= 0) Add(document.Texts, of: small, builders[side]);
        }
    }

    private void Read(IReadOnlyList<FieldText> all)
    {
        units.Clear();
        words.Reserve();
        sizes.AsSpan().Clear();
        if (texts.Length < all.Count) texts = new (int, int)[all.Count];
        for (var text = 0; text < all.Count; text++)
        {
            var (normalized, from) = (Analyzer.Beginning(all[text].Text), units.Count);
            var characters = Analyzer.Read(normalized, units);
            var side = Sides.SideOf(units.Count - from, characters);
            texts[text] = (side, units.Count);
            sizes[side] += units.Count - from;
        }
    }

    private void Add(IReadOnlyList<FieldText> all, int of, ShelfBuilder into)
    {
        for (var text = 0; text < all.Count; text++)
        {
            var (side, end) = texts[text];
            var from = text == 0 ? 0 : texts[text - 1].End;
            if (side == of) into.Add(all[text].Field, text, units.Units[from..end], units.Places[from..end], words);
        }
    }
}
