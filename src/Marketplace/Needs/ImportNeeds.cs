using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed class ImportNeeds(MarketplaceDb db, IOrganizations organizations) : IImportTarget
{
    public string Kind => "needs";

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<NeedFields>(batch, new NeedFieldsValidator());
        rows.Require("externalId", f => f.ExternalId);
        rows.Require("organization", f => f.Organization);

        var owners = await rows.Owners(organizations, f => f.Organization!, ct);
        var (ownerIds, externalIds) = (owners.Values.Distinct().ToList(), rows.Good.Select(r => r.Fields.ExternalId!).Distinct().ToList());
        var known = await db.Needs.Where(n => ownerIds.Contains(n.OwnerId) && externalIds.Contains(n.ExternalId!)).ToDictionaryAsync(n => (n.OwnerId, n.ExternalId), ct);

        var length = await db.DaysOf(NeedFlow.TimeToLive, batch.Now, ct);
        foreach (var row in rows.Good)
        {
            var owner = owners[row.Line];
            if (!known.TryGetValue((owner, row.Fields.ExternalId), out var need))
            {
                known[(owner, row.Fields.ExternalId)] = db.Needs.Add(new Need(owner, row.Fields, batch.Publish ? length : null, batch.Actor, batch.Now)).Entity;
                rows.Created++;
            }
            else
            {
                // What was withdrawn is not revived, and what has ended is not rewritten.
                rows.Count(!NeedFlow.Table.IsEnd(need.Status)
                    && (need.Revise(row.Fields, batch.Actor, batch.Now) | (batch.Publish && need.PublishOnWord(length, batch.Actor, batch.Now))));
            }
        }

        return rows.Outcome;
    }
}
