using System.Collections.Concurrent;
using Marketplace.Integration;
using Marketplace.Matches.Snapshots;

namespace Marketplace.Matches;

/// <summary>What a node knows of the items of a side beside their texts. What came from a snapshot stays packed until it is asked for, since a node with millions is to start at once.</summary>
internal sealed class KnownItems(PackedEntries kept)
{
    // Those that were asked for or told of; null is one that is gone.
    private readonly ConcurrentDictionary<Guid, MatchEntry?> _items = new();

    /// <summary>Until it is put anew, always the same object.</summary>
    public MatchEntry? Find(Guid id) => _items.TryGetValue(id, out var item) ? item : kept.Find(id) is { } found ? _items.GetOrAdd(id, found) : null;

    /// <summary>One by one; those that nobody has asked for are not unpacked to stay.</summary>
    public IEnumerable<MatchEntry> All =>
        kept.All.Select(item => _items.TryGetValue(item.Id, out var now) ? now : item).Concat(_items.Where(item => !kept.Has(item.Key)).Select(item => item.Value)).OfType<MatchEntry>();

    public void Put(MatchEntry item) => _items[item.Id] = item;

    public void Remove(Guid id)
    {
        if (kept.Has(id))
        {
            _items[id] = null;
        }
        else
        {
            _items.TryRemove(id, out _);
        }
    }
}
