using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed class ImportResults(MarketplaceDb db, IOrganizations organizations) : IImportTarget
{
    public string Kind => "results";

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<ResultFields>(batch, new ResultFieldsValidator());
        rows.Require("externalId", f => f.ExternalId);
        rows.Require("organization", f => f.Organization);

        var owners = await rows.Owners(organizations, f => f.Organization!, ct);
        var (ownerIds, externalIds) = (owners.Values.Distinct().ToList(), rows.Good.Select(r => r.Fields.ExternalId!).Distinct().ToList());
        var known = await db.Results.Where(n => ownerIds.Contains(n.OwnerId) && externalIds.Contains(n.ExternalId!)).ToDictionaryAsync(n => (n.OwnerId, n.ExternalId), ct);

        var length = await db.DaysOf(ResultFlow.TimeToLive, batch.Now, ct);
        foreach (var row in rows.Good)
        {
            var owner = owners[row.Line];
            if (!known.TryGetValue((owner, row.Fields.ExternalId), out var result))
            {
                known[(owner, row.Fields.ExternalId)] = db.Results.Add(new Result(owner, row.Fields, batch.Publish ? length : null, batch.Actor, batch.Now)).Entity;
                rows.Created++;
            }
            else
            {
                // What was withdrawn is not revived, and what has ended is not rewritten.
                rows.Count(!ResultFlow.Table.IsEnd(result.Status)
                    && (result.Revise(row.Fields, batch.Actor, batch.Now) | (batch.Publish && result.PublishOnWord(length, batch.Actor, batch.Now))));
            }
        }

        return rows.Outcome;
    }
}
