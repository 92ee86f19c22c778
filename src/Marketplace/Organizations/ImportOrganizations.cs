using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

/// <summary>An operator's file makes and changes any; another's only its own.</summary>
internal sealed class ImportOrganizations(MarketplaceDb db, BulkWrite bulk) : IImportTarget
{
    private static readonly OrganizationFieldsValidator Validator = new();

    public string Kind => "organizations";
    public IReadOnlyDictionary<string, CellForm> Columns { get; } = ImportColumns.Of<OrganizationFields>();

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<OrganizationFields>(batch, Validator);
        rows.Require("externalId", f => f.ExternalId);

        var ids = rows.Good.Select(r => r.Fields.ExternalId!).Distinct().ToList();
        var codes = rows.Good.Select(r => r.Fields.Uscc).OfType<string>().ToList();
        var rors = rows.Good.Select(r => r.Fields.Ror).OfType<string>().Select(Codes.BareRor).ToList();
        var known = await db.Organizations.Where(o => ids.Contains(o.ExternalId!)).ToDictionaryAsync(o => o.ExternalId!, ct);
        var taken = await db.Organizations.Where(o => codes.Contains(o.Uscc!) || rors.Contains(o.Ror!)).Select(o => new { o.ExternalId, o.Uscc, o.Ror }).ToListAsync(ct);
        var owners = new Dictionary<string, string?>();
        foreach (var o in taken)
        {
            if (o.Uscc is not null) owners[o.Uscc] = o.ExternalId;
            if (o.Ror is not null) owners[o.Ror] = o.ExternalId;
        }

        var added = new List<Organization>();
        foreach (var row in rows.Good)
        {
            var fields = row.Fields with { Ror = row.Fields.Ror is { } ror ? Codes.BareRor(ror) : null };
            var organization = known.GetValueOrDefault(fields.ExternalId!);
            if (!batch.Actor.IsOperator && organization is not null)
            {
                fields = organization.WithWhatOperatorsSaid(fields);
            }

            if (!batch.Actor.IsOperator && (organization is null || !batch.Actor.Manages(organization.Id)))
            {
                rows.Reject(row, "externalId", "not_a_member");
            }
            else if (!batch.Actor.IsOperator && organization!.ForOperators(fields) is { } theirs)
            {
                rows.Reject(row, theirs, "for_operators", "not_allowed");
            }
            else if (Clash(fields) is { } member)
            {
                rows.Reject(row, member, "code_taken");
            }
            else if (organization is null)
            {
                added.Add(known[fields.ExternalId!] = new Organization(fields, batch.Actor, batch.Now));
                rows.CountCreated();
            }
            else
            {
                rows.Count(organization.Revise(fields, batch.Actor, batch.Now) | organization.VerifyByFile(batch.Actor, batch.Now));
            }
        }

        await bulk.Entities(added, ct);
        return rows.Outcome;

        // The code of another, in the database or further up in the file.
        string? Clash(OrganizationFields fields)
        {
            foreach (var (member, code) in new[] { ("uscc", fields.Uscc), ("ror", fields.Ror) })
            {
                if (code is not null && !owners.TryAdd(code, fields.ExternalId) && owners[code] != fields.ExternalId)
                {
                    return member;
                }
            }

            return null;
        }
    }
}
