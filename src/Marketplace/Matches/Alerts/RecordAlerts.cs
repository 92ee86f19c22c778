using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Alerts;

/// <summary>What was found, that it is told, and up to where it was looked for: one commit. Given by the worker alone.</summary>
internal sealed record RecordAlerts(ChangeCursor UpTo, IReadOnlyList<Alert> Alerts) : ICommand;

internal sealed class RecordAlertsHandler(MarketplaceDb db, EventCatalog events) : ICommandHandler<RecordAlerts>
{
    public async Task Handle(RecordAlerts command, CancellationToken ct)
    {
        await db.MoveCursor(AlertWorker.CursorName, command.UpTo, ct);
        foreach (var batch in command.Alerts.Chunk(1000))
        {
            // Of a pair that was told of before, nothing new is said.
            var (needs, results) = (batch.Select(a => a.NeedId).ToList(), batch.Select(a => a.ResultId).ToList());
            var known = (await db.Alerts.Where(a => needs.Contains(a.NeedId) && results.Contains(a.ResultId)).Select(a => new { a.NeedId, a.ResultId, a.Of }).ToListAsync(ct))
                .Select(a => (a.NeedId, a.ResultId, a.Of)).ToHashSet();
            foreach (var alert in batch.Where(a => known.Add((a.NeedId, a.ResultId, a.Of))))
            {
                db.Alerts.Add(alert);
                db.AddRange(events.MessagesOf(new MatchFound(alert.Of.Kind, alert.NeedId, alert.ResultId, alert.OwnerId, alert.Rank, alert.Score, alert.At)));
            }
        }
    }
}
