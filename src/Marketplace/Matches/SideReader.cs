using System.Diagnostics.Metrics;
using Marketplace.Matches.Snapshots;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Telemetry;

namespace Marketplace.Matches;

/// <summary>Keeps one side in step with the change feed.</summary>
internal sealed class SideReader : ChangeReader
{
    private readonly MatchSide _side;
    private readonly SideIndex _index;
    private readonly SnapshotStart _start;

    public SideReader(
        MatchSide side, SideIndexes indexes, SnapshotStart start, IMeterFactory meters, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SideReader> log)
        : base(side.Kind, scopes, signal, time, lifetime, log)
    {
        (_side, _index, _start) = (side, indexes.Of(side), start);
        var meter = meters.Create(Telemetry.Meter);
        var tag = new KeyValuePair<string, object?>("side", SnakeCase.Name(side));
        meter.CreateObservableGauge("marketplace.matches.items", () => new Measurement<int>(_index.Count, tag), "{item}", "Items that this node can match");
        meter.CreateObservableGauge(
            "marketplace.matches.lag", () => Lag is { } lag ? [new Measurement<double>(lag.TotalSeconds, tag)] : Array.Empty<Measurement<double>>(), "s", "Since this node had read all changes");
    }

    public MatchSide Side => _side;

    /// <summary>What a snapshot that is taken from now on has read at least.</summary>
    public FeedPlace? HasReadUpTo => Place;

    protected override bool KeepsPlace => _start.IsSet;

    protected override Task<FeedPlace?> Resume(IServiceProvider services, CancellationToken ct) => _start.Resume(_side, services, ct);

    protected override async Task Load(IServiceProvider services, IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        if (ids is null or { Count: > 0 })
        {
            _index.Apply(await services.SourceOf(_side).Read(ids, ct), ids);
        }
    }
}
