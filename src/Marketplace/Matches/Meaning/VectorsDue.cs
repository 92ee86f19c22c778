using Marketplace.Integration;

namespace Marketplace.Matches.Meaning;

internal sealed record DueVector(MatchSide Side, Guid Id, string Text, Guid Hash)
{
    public static DueVector Of(MatchSide side, MatchItem item)
    {
        var text = EmbeddedText.Of(SideIndex.Texts(item));
        return new(side, item.Id, text, EmbeddedText.HashOf(text));
    }
}

/// <summary>What the published texts and the vectors that this node knows do not have in common. For one worker.</summary>
internal sealed class VectorsDue(SideIndexes indexes, SideReaders sides, VectorStore store)
{
    // A text is read once, however often it is asked what is due.
    private readonly Dictionary<Guid, (MatchItem Item, Guid Hash)> _hashes = [];

    // What was done, or cannot be, and what is loaded does not show yet.
    private readonly Dictionary<Guid, Guid> _done = [];
    private readonly HashSet<Guid> _doneGone = [];

    public int Waiting { get; private set; }

    /// <summary>Before everything is loaded all would seem to be due, and all to be gone.</summary>
    public bool CanBeSaid => sides.HaveLoaded && store.IsLoaded;

    /// <returns>Of those due the newest, since somebody is waiting for what was just posted; and what has a vector and is no item any more.</returns>
    public (List<DueVector> Items, List<Guid> Gone) Now(int most)
    {
        var rows = store.Now.Rows;
        _doneGone.RemoveWhere(id => !rows.ContainsKey(id));
        var due = new List<(MatchSide Side, MatchItem Item)>();
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            due.AddRange(indexes.Of(side).All.Where(item => IsDue(item, rows)).Select(item => (side, item)));
        }

        Waiting = due.Count;
        var gone = rows.Keys.Where(id => !IsThere(id) && !_doneGone.Contains(id)).ToList();
        foreach (var id in _hashes.Keys.Where(id => !IsThere(id)).ToList())
        {
            _hashes.Remove(id);
            _done.Remove(id);
        }

        return ([.. due.OrderByDescending(d => d.Item.Id).Take(most).Select(d => DueVector.Of(d.Side, d.Item))], gone);
    }

    public void Done(IEnumerable<DueVector> items)
    {
        foreach (var item in items)
        {
            _done[item.Id] = item.Hash;
        }
    }

    public void DoneGone(IEnumerable<Guid> gone) => _doneGone.UnionWith(gone);

    private bool IsDue(MatchItem item, Dictionary<Guid, LoadedVector> rows)
    {
        if (!_hashes.TryGetValue(item.Id, out var known) || !ReferenceEquals(known.Item, item))
        {
            _hashes[item.Id] = known = (item, DueVector.Of(MatchSide.Needs, item).Hash);
        }

        if (rows.GetValueOrDefault(item.Id)?.TextHash == known.Hash)
        {
            _done.Remove(item.Id);
            return false;
        }

        return _done.GetValueOrDefault(item.Id) != known.Hash;
    }

    private bool IsThere(Guid id) => Enum.GetValues<MatchSide>().Any(side => indexes.Of(side).Find(id) is not null);
}
