using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Alerts;

/// <summary>A part of what was found, that it is told, and up to where all was looked for: one commit. Given by the worker alone.</summary>
/// <param name="UpTo">The same as <paramref name="From"/> where more parts follow.</param>
/// <returns>False where the cursor is not at <paramref name="From"/>: another node has gone on, and nothing is recorded.</returns>
internal sealed record RecordAlerts(ChangeCursor From, ChangeCursor UpTo, IReadOnlyList<Alert> Alerts) : ICommand<bool>;

internal sealed class RecordAlertsHandler(MarketplaceDb db, BulkWrite bulk, EventCatalog events) : ICommandHandler<RecordAlerts, bool>
{
    public async Task<bool> Handle(RecordAlerts command, CancellationToken ct)
    {
        if (!await db.MoveCursor(AlertWorker.CursorName, command.From, command.UpTo, ct))
        {
            return false;
        }

        if (command.Alerts.Count > 0)
        {
            // Of a pair that was told of before, nothing new is said. Nothing is tracked: the worker's parts would add up in memory.
            var rows = JsonSerializer.Serialize(command.Alerts, Json.AsColumns);
            var added = await db.Database.SqlQuery<Guid>(
                $"""insert into matches.alerts select * from jsonb_populate_recordset(null::matches.alerts, {rows}::jsonb) on conflict do nothing returning id as "Value" """).ToListAsync(ct);
            var told = added.ToHashSet();
            await bulk.Rows(command.Alerts.Where(a => told.Contains(a.Id)).SelectMany(a => events.MessagesOf(
                new MatchFound(a.Of.Kind, a.NeedId, a.ResultId, a.OwnerId, a.Rank, a.Score, a.At))), ct);
        }

        return true;
    }
}
