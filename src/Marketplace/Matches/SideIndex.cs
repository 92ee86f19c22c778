using Marketplace.Integration;
using Marketplace.Matches.Snapshots;
using Marketplace.Matching;

namespace Marketplace.Matches;

/// <summary>One side of the marketplace in memory: what can be matched now, and the index over its texts, which themselves are in the database.</summary>
internal sealed class SideIndex
{
    private volatile KnownItems _items = new(PackedEntries.None);
    private bool _hasNews;

    public MatchIndex Index { get; } = new();

    public MatchEntry? Find(Guid id) => _items.Find(id);

    public int Count => Index.Count;

    public IEnumerable<MatchEntry> All => _items.All;

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
            _items.Put(MatchEntry.Of(item));
        }

        var gone = (asked ?? [.. Index.Ids]).Except(there.Select(item => item.Id)).ToList();
        foreach (var id in gone)
        {
            _items.Remove(id);
        }

        Index.Apply([.. there.Select(Document)], gone);
        HasNews = true;
    }

    /// <summary>Takes over what a snapshot has, in the place of what there was.</summary>
    public void Begin(KeptSide kept)
    {
        _items = new(kept.Items);
        Index.TakeOver(kept.Index);
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
