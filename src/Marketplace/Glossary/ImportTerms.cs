using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

/// <summary>By operators alone, who answer for what all are matched by.</summary>
internal sealed class ImportTerms(MarketplaceDb db, BulkWrite bulk) : IImportTarget
{
    private static readonly TermFieldsValidator Validator = new();

    public string Kind => "glossary";
    public IReadOnlyDictionary<string, CellForm> Columns { get; } = ImportColumns.Of<TermFields>();

    public async Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct)
    {
        var rows = new ImportRows<TermFields>(batch, Validator);
        var sources = await db.GlossarySources.Select(s => s.Name).ToListAsync(ct);
        foreach (var row in rows.Good.Where(row => !sources.Contains(SourceOf(row.Fields))).ToList())
        {
            rows.Reject(row, "source", "unknown_reference");
        }

        var items = rows.Good.GroupBy(row => (Source: SourceOf(row.Fields), ExternalId: row.Fields.ExternalId ?? row.Fields.Zh!)).ToList();
        var ids = items.Select(i => i.Key.ExternalId).Distinct().ToList();
        // Locked, since what follows is done to many at once and looks at no version.
        await db.Database.ExecuteSqlAsync($"select from glossary.terms where external_id = any({ids}) order by id for update", ct);
        var known = (await db.Terms.AsNoTracking().Where(t => ids.Contains(t.ExternalId)).ToListAsync(ct)).ToLookup(t => (t.Source, t.ExternalId));

        var (changed, added) = (new List<GlossaryTerm>(), new List<GlossaryTerm>());
        foreach (var item in items)
        {
            var there = known[item.Key].OrderBy(t => t.WithdrawnAt is null ? 0 : 1).FirstOrDefault();
            var term = there ?? new GlossaryTerm(item.First().Fields, batch.Actor, batch.Now);
            if (there is null)
            {
                added.Add(term);
                rows.CountCreated();
            }

            // What was withdrawn is not revived.
            var version = term.Version;
            foreach (var row in item.Skip(there is null ? 1 : 0))
            {
                rows.Count(term.WithdrawnAt is null && term.Revise(row.Fields, batch.Actor, batch.Now));
            }

            if (there is not null && term.Version > version)
            {
                changed.Add(term);
            }
        }

        await bulk.Changes(changed, ct);
        await bulk.Entities(added, ct);
        return rows.Outcome;
    }

    private static string SourceOf(TermFields fields) => fields.Source ?? GlossarySource.Own;
}
