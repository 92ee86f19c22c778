using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Integration;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Snapshots;

/// <summary>Fills a side from its snapshot, and reads of the database what the feed tells of since.</summary>
internal sealed partial class SnapshotStart(SnapshotFolder folder, SideIndexes indexes, ILogger<SnapshotStart> log)
{
    // Of more it would be slower than to begin anew.
    private const double MostChanged = 0.25;
    private const int FewChanged = 5000;

    // So many changes, and so many texts, at a time.
    private const int Changes = 20_000;
    private const int Texts = 2000;

    // Until the side is filled: where the database is away it is tried again.
    private readonly ConcurrentDictionary<MatchSide, Task<KeptSide>> _read = new();

    private readonly ConcurrentDictionary<MatchSide, bool> _resumed = new();

    public bool IsSet => folder.IsSet;

    /// <summary>Whether the side was filled from its snapshot.</summary>
    public bool HasResumed(MatchSide side) => _resumed.ContainsKey(side);

    /// <summary>The disk is read while the service begins and waits for its database.</summary>
    public void Begin()
    {
        foreach (var side in folder.IsSet ? Enum.GetValues<MatchSide>() : [])
        {
            _read[side] = Task.Run(() => folder.Read(side));
        }
    }

    /// <returns>How far it has read; null where there is no snapshot to begin with, and the side is as it was.</returns>
    public async Task<FeedPlace?> Resume(MatchSide side, IServiceProvider services, CancellationToken ct)
    {
        if (!_read.TryGetValue(side, out var reading))
        {
            return null;
        }

        try
        {
            var place = await Resume(side, reading, services, ct);
            _resumed[side] = true;
            _read.TryRemove(side, out _);
            return place;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _read.TryRemove(side, out _);
            NotUsed(side.Kind, fault.Message);
            return null;
        }
    }

    private async Task<FeedPlace> Resume(MatchSide side, Task<KeptSide> reading, IServiceProvider services, CancellationToken ct)
    {
        var (clock, db, source, index) = (Stopwatch.StartNew(), services.GetRequiredService<MarketplaceDb>(), services.SourceOf(side), indexes.Of(side));
        var kept = await reading.WaitAsync(ct);
        if (!await db.Has(kept.Head.Place, ct))
        {
            throw new InvalidDataException("It is of another database, or of this one before it was restored.");
        }

        var (changed, place) = await Since(kept.Head.Place, side, db, ct);
        if (changed.Count > FewChanged && changed.Count > kept.Items.Count * MostChanged)
        {
            throw new InvalidDataException($"{changed.Count} of {kept.Items.Count} have changed since.");
        }

        index.Begin(kept);
        foreach (var some in changed.Chunk(Texts))
        {
            index.Apply(await source.Read(some, ct), some);
        }

        Resumed(side.Kind, index.Count, kept.Head.At, changed.Count, (long)clock.Elapsed.TotalMilliseconds);
        return place;
    }

    private static async Task<(HashSet<Guid> Changed, FeedPlace Place)> Since(FeedPlace place, MatchSide side, MarketplaceDb db, CancellationToken ct)
    {
        for (var changed = new HashSet<Guid>(); ;)
        {
            var changes = await db.ChangesAfter(place.At, Changes, ct);
            changed.UnionWith(changes.Where(c => c.Kind == side.Kind).Select(c => c.Id));
            if (changes.Count > 0)
            {
                place = place with { At = new ChangeCursor(changes[^1].Xid, changes[^1].Seq), Id = changes[^1].Id };
            }

            if (changes.Count < Changes)
            {
                return (changed, place);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Index of each {Kind}: {Count} from the snapshot of {At:O}, of which the texts of {Changed} were read anew, in {Milliseconds} ms")]
    private partial void Resumed(string kind, int count, DateTimeOffset at, int changed, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Index of each {Kind}: filled from the database, since the snapshot is not used: {Why}")]
    private partial void NotUsed(string kind, string why);
}
