using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Snapshots;

/// <summary>Writes a side to disk when it has been filled from the database, then every so often, and when the service ends, where there is news.</summary>
internal sealed partial class SnapshotKeeper(
    SnapshotFolder folder, SnapshotStart start, SideReaders readers, SideIndexes indexes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SnapshotKeeper> log)
    : Worker(signal, time, lifetime, log)
{
    // Half a second; whoever ends the service does not wait longer for what a start can read again.
    private const int MostAtEnd = 200_000;

    private readonly Dictionary<MatchSide, DateTimeOffset> _next = [];
    private readonly DateTimeOffset _began = time.GetUtcNow();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        WriteWhere(reader => indexes.Of(reader.Side).Count <= MostAtEnd);
    }

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        // It takes seconds where there are millions.
        await Task.Run(() => WriteWhere(reader => now >= Next(reader.Side)), ct);
        return false;
    }

    // What it began with lies there already: to write gigabytes then would hold up the start, and the next start finds little more to catch up with.
    private DateTimeOffset Next(MatchSide side) => _next.GetValueOrDefault(side, start.HasResumed(side) ? _began + folder.Between : default);

    private void WriteWhere(Func<SideReader, bool> isTime)
    {
        foreach (var reader in folder.IsSet ? readers.All : [])
        {
            if (reader.HasLoaded && reader.HasReadUpTo is { } place && indexes.Of(reader.Side).HasNews && isTime(reader))
            {
                Write(reader.Side, place);
                _next[reader.Side] = Time.GetUtcNow() + folder.Between;
            }
        }
    }

    private void Write(MatchSide side, FeedPlace place)
    {
        var index = indexes.Of(side);
        try
        {
            // Before it is written: what comes meanwhile is news again.
            index.HasNews = false;
            if (folder.Write(SnapshotHead.Of(side, place, Time.Now()), index) is { } elapsed)
            {
                Written(side.Kind, index.Count, (long)elapsed.TotalMilliseconds);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            index.HasNews = true;
            NotWritten(side.Kind, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Index of each {Kind}: {Count} written to the snapshot in {Milliseconds} ms")]
    private partial void Written(string kind, int count, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Index of each {Kind}: the snapshot cannot be written: {Why}. The next start takes the one before, or reads all texts")]
    private partial void NotWritten(string kind, string why);
}
