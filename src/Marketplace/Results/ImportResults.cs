using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed class ImportResults(MarketplaceDb db, BulkWrite bulk, IOrganizations organizations) : IImportTarget
{
    private static readonly ResultFieldsValidator Validator = new();

    public string Kind => "results";
    public IReadOnlyDictionary<string, CellForm> Columns { get; } = ImportColumns.Of<ResultFields>();

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<ResultFields>(batch, Validator);
        rows.Require("externalId", f => f.ExternalId);
        rows.Require("organization", f => f.Organization);

        var owners = await rows.Owners(organizations, f => f.Organization!, ct);
        var items = rows.Good.GroupBy(row => (Owner: owners[row.Line], row.Fields.ExternalId)).ToList();
        var (ownerIds, externalIds) = (items.Select(i => i.Key.Owner).Distinct().ToList(), items.Select(i => i.Key.ExternalId!).Distinct().ToList());
        // Locked, since what follows is done to many at once and looks at no version.
        await db.Database.ExecuteSqlAsync($"select from results.results where owner_id = any({ownerIds}) and external_id = any({externalIds}) order by id for update", ct);
        var known = await db.Results.AsNoTracking().Where(r => ownerIds.Contains(r.OwnerId) && externalIds.Contains(r.ExternalId!)).ToDictionaryAsync(r => (r.OwnerId, r.ExternalId), ct);

        var length = await db.DaysOf(ResultFlow.TimeToLive, batch.Now, ct);
        await bulk.Changes([.. items.Where(item => known.ContainsKey(item.Key)).InParallel().Where(item => Revise(known[item.Key], item)).Select(item => known[item.Key])], ct);
        await bulk.Entities(items.Where(item => !known.ContainsKey(item.Key)).InParallel().Select(Create), ct);
        return rows.Outcome;

        Result Create(IGrouping<(Guid Owner, string? ExternalId), ImportRows<ResultFields>.Row> item)
        {
            var result = new Result(item.Key.Owner, item.First().Fields, batch.Publish ? length : null, batch.Actor, batch.Now);
            rows.CountCreated();
            Revise(result, item.Skip(1));
            return result;
        }

        // What was withdrawn is not revived, and what has ended is not rewritten.
        bool Revise(Result result, IEnumerable<ImportRows<ResultFields>.Row> item)
        {
            var version = result.Version;
            foreach (var row in item)
            {
                rows.Count(!ResultFlow.Table.IsEnd(result.Status)
                    && (result.Revise(row.Fields, batch.Actor, batch.Now) | (batch.Publish && result.PublishOnWord(length, batch.Actor, batch.Now))));
            }

            return result.Version > version;
        }
    }
}
