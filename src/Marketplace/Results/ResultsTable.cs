using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Results;

internal sealed class ResultsTable : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> table)
    {
        table.ToTable("results", "results");
        table.IsEntity();
        table.Ignore(r => r.Fields);
        table.Property(r => r.Status).IsStatus();
        table.Property(r => r.Language).IsStatus();
        table.Property(r => r.Field).IsWord();
        table.Property(r => r.Licences).IsJson();
        table.Property(r => r.IpRights).IsJson();
        table.Property(r => r.OpenLicence).IsJson();
        table.Property(r => r.LicencePayment).IsWord();

        table.HasIndex(r => r.ExpiresAt).HasFilter("status = 'published'");
        table.HasIndex(r => new { r.OwnerId, r.ExternalId }).IsUnique().HasDatabaseName("results_external_id");
        table.HasIndex(r => new { r.CreatedAt, r.Id });
        table.HasIndex(r => new { r.UpdatedAt, r.Id });
        table.HasIndex(r => new { r.OwnerId, r.CreatedAt, r.Id });
    }
}

internal static class ResultsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Result> Results => db.Set<Result>();

        // Whoever decides on a result's state, or on what hangs on it, waits for the others who do.
        public async Task<Result?> LockedResult(Guid id, Actor actor, ISuspensions suspended, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from results.results where id = {id} for update", ct);
            return await db.Results.VisibleTo(actor, suspended).SingleOrDefaultAsync(r => r.Id == id, ct);
        }
    }

    extension(IQueryable<Result> results)
    {
        /// <summary>What a suspended organization owns is not there for others.</summary>
        public IQueryable<Result> VisibleTo(Actor actor, ISuspensions suspended)
        {
            var (organizations, by, open, hidden) = (actor.Organizations, actor.ToString(), ResultFlow.Public, suspended.Organizations);
            return actor.Oversees
                ? results.Where(r => r.Status != ResultStatus.Draft || organizations.Contains(r.OwnerId) || r.PostedBy == by)
                : results.Where(r => (open.Contains(r.Status) && !hidden.Contains(r.OwnerId)) || organizations.Contains(r.OwnerId) || r.PostedBy == by);
        }
    }
}
