using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

/// <summary>The database refused a batch: it is tried again, and after some times the import is given up. Given by the worker alone.</summary>
internal sealed record RefuseImportBatch(Guid Id) : ICommand;

internal sealed class RefuseImportBatchHandler(MarketplaceDb db, TimeProvider time) : ICommandHandler<RefuseImportBatch>
{
    public async Task Handle(RefuseImportBatch command, CancellationToken ct)
    {
        var import = await db.Imports
            .FromSql($"select * from imports.imports where id = {command.Id} and status in ('queued', 'running') for update")
            .SingleOrDefaultAsync(ct);
        import?.BatchRefused(time.Now());
        if (import is { Status: ImportStatus.Failed })
        {
            await db.Unstage(import.Id, int.MaxValue, ct);
        }
    }
}
