using System.Collections;
using System.Collections.Immutable;

namespace Marketplace.Matching;

/// <summary>A segment and which of its documents are gone.</summary>
internal sealed record Layer(Segment Segment, BitArray Gone, int GoneCount)
{
    public Layer(Segment segment) : this(segment, new BitArray(segment.Count), 0) { }

    public int Live => Segment.Count - GoneCount;

    public bool TryFind(Guid id, out int place) => Segment.TryFind(id, out place) && !Gone[place];

    public Layer Without(IEnumerable<Guid> removed)
    {
        BitArray? gone = null;
        var count = GoneCount;
        foreach (var id in removed)
        {
            if (!TryFind(id, out var place) || gone is not null && gone[place]) continue;
            (gone ??= new BitArray(Gone))[place] = true;
            count++;
        }
        return gone is null ? this : new(Segment, gone, count);
    }
}

/// <summary>
/// The whole index at one moment. The first layer is the base, whose statistics weigh all; the others came later, each about half the
/// size of the one before or less, so that a document is moved only some few times before the next rebuild.
/// </summary>
internal sealed record Snapshot(ImmutableArray<Layer> Layers, Rarity Rarity)
{
    /// <summary>
    /// Rebuilt when the documents above the base and those gone are more than this part of it: the frozen statistics are then never far
    /// off, and over time each change pays for moving about five documents.
    /// </summary>
    private const double PartToRebuild = 0.2;

    public static readonly Snapshot Empty = Rebuilt([]);

    /// <summary>Of layers as <see cref="With"/> left them.</summary>
    public static Snapshot Of(Layer[] layers) => new([.. layers], new([.. Enumerable.Range(0, Sides.Number).Select(side => layers[0].Segment[side])]));

    public int Count => Layers.Sum(layer => layer.Live);

    public IEnumerable<Guid> Ids
    {
        get
        {
            foreach (var layer in Layers)
                for (var place = 0; place < layer.Segment.Count; place++)
                    if (!layer.Gone[place]) yield return layer.Segment.Ids[place];
        }
    }

    /// <summary>Whether any document holds the term, be it ever so new.</summary>
    public bool Holds(Term term, int side) => Layers.Any(layer => layer.Segment[side].Postings.Find(term) >= 0);

    /// <summary>Where a document is; -1 where it is in no layer.</summary>
    public (int Layer, int Place) Find(Guid id)
    {
        for (var layer = 0; layer < Layers.Length; layer++)
            if (Layers[layer].TryFind(id, out var place)) return (layer, place);
        return (-1, -1);
    }

    public Snapshot With(IReadOnlyCollection<Document> put, IReadOnlyCollection<Guid> removed)
    {
        var gone = removed.ToHashSet();
        var fresh = new Dictionary<Guid, Document>(put.Count);
        foreach (var document in put)
            if (!gone.Contains(document.Id)) fresh[document.Id] = document;
        gone.UnionWith(fresh.Keys);
        var layers = Layers.Select(layer => layer.Without(gone)).ToList();
        var stale = layers.Sum(layer => layer.Segment.Count) - layers[0].Live + fresh.Count;
        if (stale > PartToRebuild * layers[0].Live) return Rebuilt(layers, fresh.Values);
        if (fresh.Count > 0) layers.Add(new(Merge.Of([], fresh.Values).ToSegment(Rarity)));
        while (layers.Count > 2 && layers[^1].Live * 2 > layers[^2].Live)
        {
            var merged = Merge.Of(layers[^2..], []).ToSegment(Rarity);
            layers.RemoveRange(layers.Count - 2, 2);
            layers.Add(new(merged));
        }
        return new([.. layers], Rarity);
    }

    public Snapshot Rebuilt() => Rebuilt(Layers);

    private static Snapshot Rebuilt(IReadOnlyList<Layer> layers, IReadOnlyCollection<Document>? more = null)
    {
        var merge = Merge.Of(layers, more ?? []);
        var rarity = merge.Rarity();
        return new([new(merge.ToSegment(rarity))], rarity);
    }
}
