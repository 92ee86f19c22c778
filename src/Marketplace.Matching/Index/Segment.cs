namespace Marketplace.Matching;

/// <summary>Some documents, ready to be scored, never changed.</summary>
internal sealed class Segment
{
    private readonly Guid[] ids;
    private readonly Dictionary<Guid, int> places;
    private readonly Shelf[] shelves;

    /// <param name="read">The <see cref="Fingerprint"/> of the texts of each.</param>
    /// <param name="shelves">Of the CJK side and of the word side.</param>
    public Segment(Guid[] ids, ulong[] read, Shelf[] shelves)
    {
        (this.ids, Read, this.shelves, places) = (ids, read, shelves, new(ids.Length));
        for (var i = 0; i < ids.Length; i++) places.Add(ids[i], i);
    }

    public int Count => ids.Length;

    public ReadOnlySpan<Guid> Ids => ids;

    /// <summary>The <see cref="Fingerprint"/> of the texts of each document.</summary>
    public ulong[] Read { get; }

    public Shelf this[int side] => shelves[side];

    public bool TryFind(Guid id, out int place) => places.TryGetValue(id, out place);
}
