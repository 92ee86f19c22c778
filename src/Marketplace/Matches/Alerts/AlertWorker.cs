using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Npgsql;

namespace Marketplace.Matches.Alerts;

/// <summary>Follows the changes with a cursor that all nodes share, one node at a time: what one had not finished when it died, the next one does.</summary>
internal sealed class AlertWorker(
    NpgsqlDataSource database, FindAlerts find, IServiceProvider services, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AlertWorker> log)
    : Worker(signal, time, lifetime, log)
{
    private const int LockKey = 0x616C6572; // "aler"
    private const int Most = 20_000;
    private const int MostWaits = 50;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private readonly BulkPause _pause = new(signal);

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (_pause.IsOn(Time.GetUtcNow()) || Readers().Any(reader => !reader.HasLoaded))
        {
            return false;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
        if (await alone.ExecuteScalarAsync(ct) is not true)
        {
            return false;
        }

        try
        {
            return await Look(ct);
        }
        finally
        {
            // Else the connection would wait in the pool with it.
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({LockKey})", connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task<bool> Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var (db, sender) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), scope.ServiceProvider.GetRequiredService<ISender>());
        if (await db.AlertsUpTo(ct) is not { } cursor)
        {
            await sender.Send(new RecordAlerts(await db.ChangesFromNow(ct), []), ct);
            return true;
        }

        var changes = await db.ChangesAfter(cursor, Most, ct);
        if (changes.Count == 0)
        {
            _pause.CaughtUp(Time.GetUtcNow());
            return false;
        }

        var last = new ChangeCursor(changes[^1].Xid, changes[^1].Seq);
        // This node's indexes follow the same feed, and are asked when they are as far; mostly that is a moment later.
        for (var wait = 0; Readers().Any(reader => !reader.HasRead(last)); wait++)
        {
            if (wait == MostWaits)
            {
                return false;
            }

            await Task.Delay(Moment, ct);
        }

        var byKind = changes.ToLookup(c => c.Kind, c => c.Id);
        var alerts = new[] { (MatchSide.Results, "result"), (MatchSide.Needs, "need") }.SelectMany(side => find.Among(side.Item1, [.. byKind[side.Item2].Distinct()])).ToList();
        await sender.Send(new RecordAlerts(last, alerts), ct);
        return true;
    }

    // Not asked for by the constructor: this worker is one of them.
    private IEnumerable<SideReader> Readers() => services.GetServices<IHostedService>().OfType<SideReader>();
}
