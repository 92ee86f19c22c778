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

    protected override async Task<bool> Do(IReadOnlyList<Change> changes, ChangeCursor upTo, ISender sender, CancellationToken ct)
    {
        if (!await readers.HaveRead(upTo, ct))
        {
            return false;
        }

        var byKind = changes.ToLookup(c => c.Kind, c => c.Id);
        List<Alert> alerts = [];
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            alerts.AddRange(await find.Among(side, [.. byKind[side.Kind].Distinct()], ct));
        }

        await sender.Send(new RecordAlerts(upTo, alerts), ct);
        return true;
    }
}
