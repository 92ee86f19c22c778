namespace Marketplace.Matching;

/// <summary>Some documents, ready to be scored, never changed.</summary>
internal sealed class Segment
{
    private readonly Guid[] ids;
    private readonly Dictionary<Guid, int> places;
    private readonly Shelf[] shelves;

    /// <param name="shelves">Of the CJK side and of the word side.</param>
    public Segment(Guid[] ids, Shelf[] shelves)
    {
        (this.ids, this.shelves, places) = (ids, shelves, new(ids.Length));
        for (var i = 0; i < ids.Length; i++) places.Add(ids[i], i);
    }

    public int Count => ids.Length;

    public ReadOnlySpan<Guid> Ids => ids;

    public Shelf this[int side] => shelves[side];

    public bool TryFind(Guid id, out int place) => places.TryGetValue(id, out place);
}
