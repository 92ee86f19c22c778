using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

internal sealed class OrganizationsForOthers(MarketplaceDb db, Actor actor, TimeProvider time) : IOrganizations
{
    public async Task<Guid> Ensure(string externalId, string name, string nameEn, OrganizationKind kind, CancellationToken ct)
    {
        var known = db.Organizations.Local.FirstOrDefault(o => o.ExternalId == externalId)
            ?? await db.Organizations.SingleOrDefaultAsync(o => o.ExternalId == externalId, ct);
        return known?.Id ?? db.Organizations.Add(new Organization(new OrganizationFields(externalId, name, nameEn, kind), actor, time.Now())).Entity.Id;
    }

    public async Task<IReadOnlyDictionary<string, OrganizationReference>> Find(IReadOnlyCollection<string> references, CancellationToken ct)
    {
        var ids = references.Select(r => Guid.TryParse(r, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var found = await db.Organizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id) || references.Contains(o.ExternalId!))
            .Select(o => new { o.ExternalId, Reference = new OrganizationReference(o.Id, o.Name, o.Type, o.StateFounded) })
            .ToListAsync(ct);
        var byId = found.ToDictionary(o => o.Reference.Id, o => o.Reference);
        var byExternalId = found.Where(o => o.ExternalId is not null).ToDictionary(o => o.ExternalId!, o => o.Reference);
        return references.Distinct()
            .Select(r => (Text: r, Found: (Guid.TryParse(r, out var id) ? byId.GetValueOrDefault(id) : null) ?? byExternalId.GetValueOrDefault(r)))
            .Where(r => r.Found is not null)
            .ToDictionary(r => r.Text, r => r.Found!);
    }

    public async Task<IReadOnlyDictionary<Guid, OrganizationStatus>> Hold(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        // The weakest lock that a step waits for: those who publish do not wait for one another, nor for who changes a name.
        await db.Database.ExecuteSqlAsync($"select from organizations.organizations where id = any({ids.ToArray()}) order by id for key share", ct);
        return await db.Organizations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Status }).ToDictionaryAsync(o => o.Id, o => o.Status, ct);
    }
}

internal sealed class Suspensions(MarketplaceDb db) : ISuspensions
{
    public IQueryable<Guid> Organizations => db.Organizations.Where(o => o.Status == OrganizationStatus.Suspended).Select(o => o.Id);
}
