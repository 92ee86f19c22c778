using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Shown;

/// <summary>Given by the writer alone.</summary>
internal sealed record WriteShown(IReadOnlyList<ShownMatch> Shown, IReadOnlyList<OpenedItem> Opened) : ICommand;

internal sealed class WriteShownHandler(MarketplaceDb db) : ICommandHandler<WriteShown>
{
    public async Task Handle(WriteShown command, CancellationToken ct)
    {
        // Written again after an answer that was lost, they are there already: their ids were given before.
        var rows = JsonSerializer.Serialize(command.Shown, Json.AsColumns);
        await db.Database.ExecuteSqlAsync($"insert into matches.shown select * from jsonb_populate_recordset(null::matches.shown, {rows}::jsonb) on conflict do nothing", ct);
        // Who opens the same again and again opens once: each opening is compared with all that was shown of the item.
        var opened = command.Opened.GroupBy(o => (o.Side, o.Id, o.ViewerId)).Select(same => same.MaxBy(o => o.At)!);
        foreach (var side in opened.GroupBy(o => o.Side))
        {
            var (found, viewers, times) = (side.Select(o => o.Id).ToList(), side.Select(o => o.ViewerId).ToList(), side.Select(o => o.At).ToList());
            await (side.Key == MatchSide.Results
                ? db.Database.ExecuteSqlAsync(
                    $"""
                     update matches.shown s set opened_at = o.at from unnest({found}, {viewers}, {times}) o (id, viewer, at)
                     where s.side = 'results' and s.result_id = o.id and s.viewer_id = o.viewer and s.opened_at is null and s.at between o.at - interval '1 day' and o.at
                     """, ct)
                : db.Database.ExecuteSqlAsync(
                    $"""
                     update matches.shown s set opened_at = o.at from unnest({found}, {viewers}, {times}) o (id, viewer, at)
                     where s.side = 'needs' and s.need_id = o.id and s.viewer_id = o.viewer and s.opened_at is null and s.at between o.at - interval '1 day' and o.at
                     """, ct));
        }
    }
}
