using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed class ImportNeeds(MarketplaceDb db, BulkWrite bulk, IOrganizations organizations) : IImportTarget
{
    private static readonly NeedFieldsValidator Validator = new();

    public string Kind => "needs";
    public IReadOnlyDictionary<string, CellForm> Columns { get; } = ImportColumns.Of<NeedFields>();

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<NeedFields>(batch, Validator);
        rows.Require("externalId", f => f.ExternalId);
        rows.Require("organization", f => f.Organization);

        var owners = await rows.Owners(organizations, f => f.Organization!, ct);
        var items = rows.Good.GroupBy(row => (Owner: owners[row.Line], row.Fields.ExternalId)).ToList();
        var (ownerIds, externalIds) = (items.Select(i => i.Key.Owner).Distinct().ToList(), items.Select(i => i.Key.ExternalId!).Distinct().ToList());
        // Locked, since what follows is done to many at once and looks at no version.
        await db.Database.ExecuteSqlAsync($"select from needs.needs where owner_id = any({ownerIds}) and external_id = any({externalIds}) order by id for update", ct);
        var known = await db.Needs.AsNoTracking().Where(n => ownerIds.Contains(n.OwnerId) && externalIds.Contains(n.ExternalId!)).ToDictionaryAsync(n => (n.OwnerId, n.ExternalId), ct);

        var length = await db.DaysOf(NeedFlow.TimeToLive, batch.Now, ct);
        await bulk.Changes([.. items.Where(item => known.ContainsKey(item.Key)).InParallel().Where(item => Revise(known[item.Key], item)).Select(item => known[item.Key])], ct);
        await bulk.Entities(items.Where(item => !known.ContainsKey(item.Key)).InParallel().Select(Create), ct);
        return rows.Outcome;

        Need Create(IGrouping<(Guid Owner, string? ExternalId), ImportRows<NeedFields>.Row> item)
        {
            var need = new Need(item.Key.Owner, item.First().Fields, batch.Publish ? length : null, batch.Actor, batch.Now);
            rows.CountCreated();
            Revise(need, item.Skip(1));
            return need;
        }

        // What was withdrawn is not revived, and what has ended is not rewritten.
        bool Revise(Need need, IEnumerable<ImportRows<NeedFields>.Row> item)
        {
            var version = need.Version;
            foreach (var row in item)
            {
                rows.Count(!NeedFlow.Table.IsEnd(need.Status)
                    && (need.Revise(row.Fields, batch.Actor, batch.Now) | (batch.Publish && need.PublishOnWord(length, batch.Actor, batch.Now))));
            }

            return need.Version > version;
        }
    }
}
