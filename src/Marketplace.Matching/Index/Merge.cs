namespace Marketplace.Matching;

/// <summary>The documents of several layers, and new ones, on their way into one segment.</summary>
internal sealed class Merge
{
    private readonly Guid[] ids;
    private readonly ulong[] read;
    private readonly Shelf[] shelves;

    private Merge(IReadOnlyList<Layer> layers, IReadOnlyCollection<Document> documents)
    {
        var sources = Ordered([.. Live(layers), .. documents.Select(document => (document.Id, (object)document, 0))]);
        (ids, read) = (new Guid[sources.Length], new ulong[sources.Length]);
        ShelfBuilder[] builders = [new(0), new(1)];
        var reader = new DocumentReader(builders);
        for (var place = 0; place < ids.Length; place++)
        {
            var (id, source, from) = sources[place];
            ids[place] = id;
            if (source is Document document)
            {
                read[place] = Fingerprint.Of(document.Texts);
                reader.Add(document, place);
            }
            else if (source is Segment segment)
            {
                read[place] = segment.TextsRead[from];
                Add(segment, from, place, builders);
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

    /// <summary>In the order of <see cref="Shuffle"/>.</summary>
    private static (Guid Id, object Source, int Place)[] Ordered((Guid Id, object Source, int Place)[] sources)
    {
        var numbers = Array.ConvertAll(sources, one => Shuffle.NumberOf(one.Id));
        Array.Sort(numbers, sources);
        for (int from = 0, end; from < numbers.Length; from = end)
        {
            for (end = from + 1; end < numbers.Length && numbers[end] == numbers[from];) end++;
            if (end - from > 1) sources.AsSpan(from..end).Sort((a, b) => a.Id.CompareTo(b.Id));
        }
        return sources;
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
