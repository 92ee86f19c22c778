using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Npgsql;

namespace Marketplace.Matches.Alerts;

/// <summary>Looks for each new or changed item among whose best matches it has come.</summary>
internal sealed class AlertWorker(
    FindAlerts find, SideReaders readers, NpgsqlDataSource database, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AlertWorker> log)
    : SharedChangeReader(CursorName, Most, fromNow: true, database, scopes, signal, time, lifetime, log)
{
    public const string CursorName = "match alerts";
    private const int Most = 20_000;

    protected override bool CanBegin => readers.HaveLoaded;

    protected override async Task<bool> Do(IReadOnlyList<Change> changes, ChangeCursor from, ChangeCursor upTo, ISender sender, CancellationToken ct)
    {
        if (!await readers.HaveRead(upTo, ct))
        {
            return false;
        }

        var byKind = changes.ToLookup(c => c.Kind, c => c.Id);
        List<Alert> found = [];
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            await foreach (var part in find.Among(side, [.. byKind[side.Kind].Distinct()], ct))
            {
                // The cursor waits for the last part: who stops before it begins again, and what is recorded by then is passed over.
                if (found.Count > 0 && !await sender.Send(new RecordAlerts(from, from, found), ct))
                {
                    return true;
                }

                found = part;
            }
        }

        await sender.Send(new RecordAlerts(from, upTo, found), ct);
        return true;
    }
}
