using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Telemetry;

namespace Marketplace.Matches;

internal enum MatchSide { Results, Needs }

internal static class MatchSides
{
    extension(MatchSide side)
    {
        /// <summary>The one that answers it.</summary>
        public MatchSide Other => side == MatchSide.Needs ? MatchSide.Results : MatchSide.Needs;

        /// <summary>One item of it, as the feed, problems and events name it.</summary>
        public string Kind => side == MatchSide.Needs ? "need" : "result";
    }
}

/// <summary>One side of the marketplace in memory: what can be matched now, and the index over its text.</summary>
internal sealed class SideIndex
{
    private readonly ConcurrentDictionary<Guid, MatchItem> _items = new();

    public MatchIndex Index { get; } = new();
    public bool IsLoaded { get; private set; }

    public MatchItem? Find(Guid id) => _items.GetValueOrDefault(id);

    public int Count => _items.Count;

    public IEnumerable<MatchItem> All => _items.Values;

    /// <param name="asked">What was asked for; null is everything. What was asked for and is not there any more is taken out.</param>
    public void Apply(IReadOnlyList<MatchItem> there, IReadOnlyCollection<Guid>? asked)
    {
        foreach (var item in there)
        {
            _items[item.Id] = item;
        }

        var gone = (asked ?? []).Except(there.Select(item => item.Id)).ToList();
        foreach (var id in gone)
        {
            _items.TryRemove(id, out _);
        }

        Index.Apply([.. there.Select(item => new Document(item.Id, Texts(item)))], gone);
        IsLoaded = true;
    }

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

/// <summary>Keeps one side in step with the change feed.</summary>
internal sealed class SideReader : ChangeReader
{
    private readonly MatchSide _side;
    private readonly SideIndex _index;

    public SideReader(
        MatchSide side, SideIndexes indexes, IMeterFactory meters, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SideReader> log)
        : base(side.Kind, scopes, signal, time, lifetime, log)
    {
        (_side, _index) = (side, indexes.Of(side));
        var meter = meters.Create(Telemetry.Meter);
        var tag = new KeyValuePair<string, object?>("side", SnakeCase.Name(side));
        meter.CreateObservableGauge("marketplace.matches.items", () => new Measurement<int>(_index.Count, tag), "{item}", "Items that this node can match");
        meter.CreateObservableGauge(
            "marketplace.matches.lag", () => Lag is { } lag ? [new Measurement<double>(lag.TotalSeconds, tag)] : Array.Empty<Measurement<double>>(), "s", "Since this node had read all changes");
    }

    protected override async Task Load(IServiceProvider services, IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        if (ids is null or { Count: > 0 })
        {
            _index.Apply(await services.SourceOf(_side).Read(ids, ct), ids);
        }
    }
}

internal static class Sources
{
    public static IMatchSource SourceOf(this IServiceProvider services, MatchSide side) => services.GetServices<IMatchSource>().SourceOf(side);

    public static IMatchSource SourceOf(this IEnumerable<IMatchSource> sources, MatchSide side) =>
        sources.Single(source => source.Side == SnakeCase.Name(side));

    /// <summary>The item that asks: one that can be matched, or one of the actor's own.</summary>
    public static async Task<MatchItem> AskedBy(this IEnumerable<IMatchSource> sources, Actor actor, MatchSide side, Guid id, CancellationToken ct)
    {
        var source = sources.SourceOf(side);
        return (await source.Read([id], ct)).SingleOrDefault() ?? await source.ReadOwn(id, actor, ct)
            ?? throw Problem.NotFound(side.Kind);
    }
}
