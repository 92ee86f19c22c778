namespace Marketplace.Matching;

/// <summary>Some documents, ready to be scored, never changed.</summary>
/// <param name="ids">In the order of <see cref="Shuffle"/>.</param>
/// <param name="read">The <see cref="Fingerprint"/> of the texts of each.</param>
/// <param name="shelves">Of the CJK side and of the word side.</param>
internal sealed class Segment(Guid[] ids, ulong[] read, Shelf[] shelves)
{
    public int Count => ids.Length;

    public ReadOnlySpan<Guid> Ids => ids;

    /// <summary>The <see cref="Fingerprint"/> of the texts of each document.</summary>
    public ulong[] TextsRead => read;

    public Shelf this[int side] => shelves[side];

    public bool TryFind(Guid id, out int place) => (place = Shuffle.Find(ids, id)) >= 0;

    public void Write(SnapshotWriter to)
    {
        to.Write<Guid>(ids);
        to.Write<ulong>(read);
        foreach (var shelf in shelves) shelf.Write(to);
    }

    public static Segment Read(SnapshotReader from)
    {
        var ids = from.Read<Guid>();
        var read = from.Read<ulong>(ids.Length);
        return new(ids, read, [.. Enumerable.Range(0, Sides.Number).Select(_ => Shelf.Read(from, ids.Length))]);
    }
}
