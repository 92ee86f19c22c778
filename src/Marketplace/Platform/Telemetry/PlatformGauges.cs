using System.Diagnostics.Metrics;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Npgsql;

namespace Marketplace.Platform.Telemetry;

/// <summary>What waits in the database, counted now and then. It is the same on every node.</summary>
internal sealed class PlatformGauges : Worker
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private readonly NpgsqlDataSource _database;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private Counts? _last;

    public PlatformGauges(
        IMeterFactory meters, NpgsqlDataSource database, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<PlatformGauges> log)
        : base(signal, time, lifetime, log)
    {
        _database = database;
        var meter = meters.Create(Telemetry.Meter);
        meter.CreateObservableGauge("marketplace.outbox.waiting", () => Of(c => c.Waiting), "{message}", "Events on their way to a subscriber");
        meter.CreateObservableGauge("marketplace.outbox.dead", () => Of(c => c.Dead), "{message}", "Events that were given up after their last try");
        meter.CreateObservableGauge("marketplace.changes.held", () => Of(c => c.Held), "{change}", "Changes that no reader may see yet, since an older transaction is still open");
    }

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (Time.GetUtcNow() >= _next)
        {
            await using var count = _database.CreateCommand(
                """
                select (select count(*) from platform.outbox where done_at is null and dead_at is null),
                       (select count(*) from platform.outbox where dead_at is not null),
                       (select count(*) from platform.changes where xid >= pg_snapshot_xmin(pg_current_snapshot()))
                """);
            await using var row = await count.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            _last = new Counts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
            _next = Time.GetUtcNow() + Every;
        }

        return false;
    }

    private IEnumerable<Measurement<long>> Of(Func<Counts, long> count) => _last is { } last ? [new(count(last))] : [];

    private sealed record Counts(long Waiting, long Dead, long Held);
}
