namespace Marketplace.Matching;

/// <summary>The documents of several layers, and new ones, on their way into one segment.</summary>
internal sealed class Merge
{
    private readonly List<Guid> ids = [];
    private readonly Postings postings;

    private Merge(IEnumerable<Layer> layers, IEnumerable<Document> documents)
    {
        var builder = new Postings.Builder();
        foreach (var layer in layers) Add(layer, builder);
        foreach (var document in documents) Add(document, builder);
        postings = builder.Build();
    }

    public static Merge Of(IEnumerable<Layer> layers, IEnumerable<Document> documents) => new(layers, documents);

    public Rarity Rarity() => new(postings, postings.FilledRows(ids.Count * Sides.Number));

    public Segment ToSegment(Rarity rarity) => new([.. ids], postings, rarity);

    private void Add(Layer layer, Postings.Builder builder)
    {
        var (segment, first) = (layer.Segment, new int[layer.Segment.Count]);
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = layer.Gone[i] ? -1 : ids.Count * Sides.Number;
            if (!layer.Gone[i]) ids.Add(segment.Ids[i]);
        }
        foreach (var term in segment.Postings.Terms)
        {
            var rows = segment.Postings.Rows(term, out var counts);
            for (var i = 0; i < rows.Length; i++)
            {
                var (place, side) = Math.DivRem(rows[i], Sides.Number);
                if (first[place] >= 0) builder.Add(term, first[place] + side, counts[i]);
            }
        }
    }

    private void Add(Document document, Postings.Builder builder)
    {
        var sides = Sides.Of(document.Texts);
        for (var side = 0; side < sides.Length; side++)
        {
            var row = ids.Count * Sides.Number + side;
            foreach (var (term, count) in Bag.Of(sides[side])) builder.Add(term, row, (byte)count);
        }
        ids.Add(document.Id);
    }
}
