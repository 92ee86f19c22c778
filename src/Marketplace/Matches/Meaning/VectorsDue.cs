using Marketplace.Integration;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Meaning;

internal record DueVector(MatchSide Side, Guid Id, Guid Hash);

internal sealed record DueText(MatchSide Side, Guid Id, Guid Hash, string Text) : DueVector(Side, Id, Hash)
{
    public static DueText Of(MatchSide side, MatchItem item)
    {
        var text = EmbeddedText.Of(SideIndex.Texts(item));
        return new(side, item.Id, EmbeddedText.HashOf(text), text);
    }
}

/// <summary>What the published texts and the vectors that this node knows do not have in common. For one worker.</summary>
internal sealed class VectorsDue(SideIndexes indexes, SideReaders sides, VectorStore store, IServiceScopeFactory scopes)
{
    // So many texts are in memory at a time.
    private const int Most = 1000;

    // A text is read once, however often it is asked what is due.
    private readonly Dictionary<Guid, (MatchEntry Item, Guid Hash)> _hashes = [];

    // What was done, or cannot be, and what is loaded does not show yet.
    private readonly Dictionary<Guid, Guid> _done = [];
    private readonly HashSet<Guid> _doneGone = [];

    public int Waiting { get; private set; }

    /// <summary>Before everything is loaded all would seem to be due, and all to be gone.</summary>
    public bool CanBeSaid => sides.HaveLoaded && store.IsLoaded;

    /// <returns>Of those due the newest, since somebody is waiting for what was just posted; and what has a vector and is no item any more.</returns>
    public async Task<(List<DueVector> Items, List<Guid> Gone)> Now(int most, CancellationToken ct)
    {
        var rows = store.Now.Rows;
        _doneGone.RemoveWhere(id => !rows.ContainsKey(id));
        var due = new List<DueVector>();
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            await ReadTexts(side, ct);
            due.AddRange(indexes.Of(side).All.Where(item => IsDue(item, rows)).Select(item => new DueVector(side, item.Id, _hashes[item.Id].Hash)));
        }

        Waiting = due.Count;
        var gone = rows.Keys.Where(id => !IsThere(id) && !_doneGone.Contains(id)).ToList();
        foreach (var id in _hashes.Keys.Where(id => !IsThere(id)).ToList())
        {
            _hashes.Remove(id);
            _done.Remove(id);
        }

        return ([.. due.OrderByDescending(d => d.Id).Take(most)], gone);
    }

    public void Done(IEnumerable<DueVector> items)
    {
        foreach (var item in items)
        {
            _done[item.Id] = item.Hash;
        }
    }

    public void DoneGone(IEnumerable<Guid> gone) => _doneGone.UnionWith(gone);

    private async Task ReadTexts(MatchSide side, CancellationToken ct)
    {
        var index = indexes.Of(side);
        List<MatchEntry> fresh = [.. index.Index.Ids.Select(index.Find).OfType<MatchEntry>().Where(item => !ReferenceEquals(_hashes.GetValueOrDefault(item.Id).Item, item))];
        foreach (var some in fresh.Chunk(Most))
        {
            await using var scope = scopes.CreateSystemScope();
            var texts = (await scope.ServiceProvider.SourceOf(side).Read([.. some.Select(item => item.Id)], ct)).ToDictionary(item => item.Id);
            foreach (var item in some)
            {
                // What is gone by now is told by the feed in a moment.
                _hashes[item.Id] = (item, texts.TryGetValue(item.Id, out var text) ? DueText.Of(side, text).Hash : Guid.Empty);
            }
        }
    }

    private bool IsDue(MatchEntry item, Dictionary<Guid, LoadedVector> rows)
    {
        if (!_hashes.TryGetValue(item.Id, out var known) || known.Hash == Guid.Empty)
        {
            return false;
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
