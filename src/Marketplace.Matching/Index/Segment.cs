namespace Marketplace.Matching;

/// <summary>Some documents, ready to be scored, never changed.</summary>
/// <param name="ids">In the order of <see cref="Shuffle"/>.</param>
/// <param name="shelves">Of the CJK side and of the word side.</param>
internal sealed class Segment(Guid[] ids, Shelf[] shelves)
{
    public int Count => ids.Length;

    public ReadOnlySpan<Guid> Ids => ids;

    public Shelf this[int side] => shelves[side];

    public bool TryFind(Guid id, out int place) => (place = Shuffle.Find(ids, id)) >= 0;

    public void Write(SnapshotWriter to)
    {
        to.Write<Guid>(ids);
        foreach (var shelf in shelves) shelf.Write(to);
    }

    public static Segment Read(SnapshotReader from)
    {
        var ids = from.Read<Guid>();
        return new(ids, [.. Enumerable.Range(0, Sides.Number).Select(_ => Shelf.Read(from, ids.Length))]);
    }
}
