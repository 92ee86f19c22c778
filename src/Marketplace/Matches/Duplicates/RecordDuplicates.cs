using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Duplicates;

/// <summary>What has changed resembles what it now does, and nothing else. Given by the worker alone.</summary>
internal sealed record RecordDuplicates(ChangeCursor From, ChangeCursor UpTo, IReadOnlyCollection<Guid> Changed, IReadOnlyList<DuplicatePair> Pairs) : ICommand;

internal sealed class RecordDuplicatesHandler(MarketplaceDb db) : ICommandHandler<RecordDuplicates>
{
    public async Task Handle(RecordDuplicates command, CancellationToken ct)
    {
        if (!await db.MoveCursor(DuplicateWorker.CursorName, command.From, command.UpTo, ct))
        {
            return;
        }

        await db.Duplicates.Where(d => command.Changed.Contains(d.OneId) || command.Changed.Contains(d.OtherId)).ExecuteDeleteAsync(ct);
        db.Duplicates.AddRange(command.Pairs);
    }
}
