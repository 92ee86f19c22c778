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
        var known = await db.Needs.Where(n => ownerIds.Contains(n.OwnerId) && externalIds.Contains(n.ExternalId!)).ToDictionaryAsync(n => (n.OwnerId, n.ExternalId), ct);

        var length = await db.DaysOf(NeedFlow.TimeToLive, batch.Now, ct);
        items.Where(item => known.ContainsKey(item.Key)).InParallel().ForAll(item => Revise(known[item.Key], item));
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
        void Revise(Need need, IEnumerable<ImportRows<NeedFields>.Row> item)
        {
            foreach (var row in item)
            {
                rows.Count(!NeedFlow.Table.IsEnd(need.Status)
                    && (need.Revise(row.Fields, batch.Actor, batch.Now) | (batch.Publish && need.PublishOnWord(length, batch.Actor, batch.Now))));
            }
        }
    }
}
