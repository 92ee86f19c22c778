using System.Diagnostics.Metrics;
using System.Globalization;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

/// <summary>Takes the imports in, the oldest first, a batch at a time. Any number of instances may run on one database.</summary>
internal sealed partial class ImportWorker(
    IMeterFactory meters, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ImportWorker> log)
    : Worker(signal, time, lifetime, log)
{
    private const int Most = 20;
    private readonly Counter<long> _rows = meters.Create(Telemetry.Meter).CreateCounter<long>("marketplace.import.rows", "{row}", "Rows that this node took in from files");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        // Whoever will read of the faults is not there to say in which language.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, English);

        foreach (var id in await Open(ct))
        {
            try
            {
                if (await Send(new RunImportBatch(id), ct) is { } batch)
                {
                    Count(batch);
                    return true;
                }
            }
            // A fault that one file has shown ends that file, and not the service: it would end it again at every start.
            catch (Exception fault) when (!ct.IsCancellationRequested && (PostgresErrors.In(fault) is { IsTransient: false } || !(IsAway(fault) || PostgresErrors.IsCollision(fault))))
            {
                Refused(fault, id);
                await Send(new RefuseImportBatch(id), ct);
            }
        }

        return false;
    }

    private void Count(BatchCount batch)
    {
        foreach (var (outcome, rows) in new[] { ("created", batch.Created), ("updated", batch.Updated), ("unchanged", batch.Unchanged), ("rejected", batch.Rejected) })
        {
            _rows.Add(rows, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    private async Task<List<Guid>> Open(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Imports
            .Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running)
            .OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Select(i => i.Id).Take(Most).ToListAsync(ct);
    }

    private async Task<TResult> Send<TResult>(ICommand<TResult> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of import {Id} could not be taken in")]
    private partial void Refused(Exception fault, Guid id);
}
