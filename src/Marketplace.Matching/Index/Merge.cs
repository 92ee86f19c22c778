namespace Marketplace.Matching;

/// <summary>The documents of several layers, and new ones, on their way into one segment.</summary>
internal sealed class Merge
{
    private readonly Guid[] ids;
    private readonly ulong[] read;
    private readonly Shelf[] shelves;

    private Merge(IReadOnlyList<Layer> layers, IReadOnlyCollection<Document> documents)
    {
        var ordered = Live(layers).Concat(documents.Select(document => (document.Id, Source: (object)document, Place: 0))).OrderBy(one => Shuffle.NumberOf(one.Id)).ThenBy(one => one.Id).ToList();
        ids = [.. ordered.Select(one => one.Id)];
        read = new ulong[ids.Length];
        ShelfBuilder[] builders = [new(), new()];
        for (var place = 0; place < ids.Length; place++)
        {
            if (ordered[place].Source is Document document)
            {
                read[place] = Fingerprint.Of(document.Texts);
                Add(document, place, builders);
            }
            else if (ordered[place].Source is Segment segment)
            {
                read[place] = segment.TextsRead[ordered[place].Place];
                Add(segment, ordered[place].Place, place, builders);
            }
        }
        shelves = Array.ConvertAll(builders, builder => builder.Build(ids.Length));
    }

    public static Merge Of(IReadOnlyList<Layer> layers, IReadOnlyCollection<Document> documents) => new(layers, documents);

    public Rarity Rarity() => new(shelves);

    public Segment ToSegment(Rarity rarity) => new(ids, read, [.. shelves.Select((shelf, side) => shelf.Weighed(rarity, side))]);

    private static IEnumerable<(Guid Id, object Source, int Place)> Live(IReadOnlyList<Layer> layers)
    {
        foreach (var layer in layers)
            for (var i = 0; i < layer.Segment.Count; i++)
                if (!layer.Gone[i]) yield return (layer.Segment.Ids[i], layer.Segment, i);
    }

    private static void Add(Document document, int place, ShelfBuilder[] builders)
    {
        var sides = Sides.Of(document.Texts);
        for (var side = 0; side < sides.Length; side++)
        {
            if (sides[side].Sum(part => part.Analysis.Units.Count) == 0) continue;
            builders[side].Begin(place);
            builders[side].Add(sides[side]);
        }
    }

    private static void Add(Segment segment, int from, int place, ShelfBuilder[] builders)
    {
        for (var side = 0; side < builders.Length; side++)
        {
            if (segment[side].RowOf(from) is not (var row and >= 0)) continue;
            builders[side].Begin(place);
            builders[side].Add(segment[side], row);
        }
    }
}
