using System.Collections.Concurrent;
using Marketplace.Integration;
using Marketplace.Matching;

namespace Marketplace.Matches;

/// <summary>One side of the marketplace in memory: what can be matched now, and the index over its texts, which themselves are in the database.</summary>
internal sealed class SideIndex
{
    private volatile ConcurrentDictionary<Guid, MatchEntry> _items = new();
    private bool _hasNews;

    public MatchIndex Index { get; } = new();

    public MatchEntry? Find(Guid id) => _items.GetValueOrDefault(id);

    public int Count => _items.Count;

    public IEnumerable<MatchEntry> All => _items.Values;

    /// <summary>Whether there is something in the index that no snapshot has.</summary>
    public bool HasNews
    {
        get => Volatile.Read(ref _hasNews);
        set => Volatile.Write(ref _hasNews, value);
    }

    /// <param name="asked">What was asked for; null is everything. What was asked for and is not there any more is taken out.</param>
    public void Apply(IReadOnlyList<MatchItem> there, IReadOnlyCollection<Guid>? asked)
    {
        foreach (var item in there)
        {
            _items[item.Id] = MatchEntry.Of(item);
        }

        var gone = (asked ?? [.. Index.Ids, .. _items.Keys]).Except(there.Select(item => item.Id)).ToList();
        foreach (var id in gone)
        {
            _items.TryRemove(id, out _);
        }

        Index.Apply([.. there.Select(Document)], gone);
        HasNews = true;
    }

    /// <summary>For an index that was loaded: what it holds beyond these goes.</summary>
    /// <returns>Those that it does not hold.</returns>
    public List<Guid> KeepOnly(ConcurrentDictionary<Guid, MatchEntry> there)
    {
        _items = there;
        List<Guid> gone = [.. Index.Ids.Where(id => !there.ContainsKey(id))];
        Index.Apply([], gone);
        HasNews = gone.Count > 0;
        // As many, and none that is not there: then it holds them all.
        return Index.Count == there.Count ? [] : [.. there.Select(item => item.Key).Where(id => !Index.Contains(id))];
    }

    public static Document Document(MatchItem item) => new(item.Id, Texts(item));

    public static IReadOnlyList<FieldText> Texts(MatchItem item) =>
    [
        .. Said(item.Title, item.TitleEn).Select(t => new FieldText(Field.Title, t)),
        .. item.Keywords is { Count: > 0 } keywords ? [new FieldText(Field.Keywords, string.Join('\n', keywords))] : Array.Empty<FieldText>(),
        .. Said(item.Text, item.TextEn).Select(t => new FieldText(Field.Text, t)),
    ];

    private static IEnumerable<string> Said(params string?[] texts) => texts.OfType<string>().Where(t => t.Length > 0);
}

internal sealed class SideIndexes
{
    private readonly SideIndex _needs = new();
    private readonly SideIndex _results = new();

    public SideIndex Of(MatchSide side) => side == MatchSide.Needs ? _needs : _results;
}
