using Marketplace.Imports.Mappings;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

/// <summary>The next rows of an import: what they make and how far it is, in one transaction. Given by the worker alone.</summary>
/// <remarks>Answers what became of the rows; null where another instance holds the import or takes in others of its kind, or it is at its end.</remarks>
internal sealed record RunImportBatch(Guid Id) : ICommand<BatchCount?>;

internal sealed class RunImportBatchHandler(MarketplaceDb db, IEnumerable<IImportTarget> targets, TimeProvider time) : ICommandHandler<RunImportBatch, BatchCount?>
{
    private const string TooLong = "line_too_long";

    public async Task<BatchCount?> Handle(RunImportBatch command, CancellationToken ct)
    {
        var import = await db.Imports
            .FromSql($"select * from imports.imports where id = {command.Id} and status in ('queued', 'running') for update skip locked")
            .SingleOrDefaultAsync(ct);
        if (import is null || !await db.HasTurn(import, ct))
        {
            return null;
        }

        var now = time.Now();
        var rows = await db.NextRows(import, ct);
        var kind = SnakeCase.Name(import.Target);
        var outcome = await targets.Single(t => t.Kind == kind).Upsert(
            import.Mapping, new ImportBatch(import.Importer, import.Publish, now, [.. rows.Where(r => r.Body is not null).Select(r => new ImportRow(r.Line, r.Body))]), ct);

        List<ImportFault> faults = [.. outcome.Faults, .. rows.Where(r => r.Body is null).Select(r => new ImportFault(r.Line, null, TooLong, Texts.Of(TooLong)))];
        db.ImportErrors.AddRange(faults.OrderBy(f => f.Line).Select(f => new ImportError(import.Id, f)));

        var lastLine = rows.Count > 0 ? rows[^1].Line : import.LastLine;
        var rejected = faults.Select(f => f.Line).Distinct().Count();
        var count = new BatchCount(rows.Count, outcome.Created, outcome.Updated, outcome.Unchanged, rejected);
        import.Took(count, lastLine, now, time.Now());
        await db.Unstage(import.Id, lastLine, ct);
        if (!await db.StagedRows.AnyAsync(r => r.ImportId == import.Id, ct))
        {
            import.Finish(time.Now());
        }

        return count;
    }
}
