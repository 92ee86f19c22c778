using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Organizations;

internal sealed class OrganizationsTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> table)
    {
        table.ToTable("organizations", "organizations");
        table.IsEntity();
        table.Ignore(o => o.Kind);
        table.Ignore(o => o.Fields);
        table.Property(o => o.Type).HasColumnName("kind").IsStatus();
        // Those from before organizations had a life were entered by operators.
        table.Property(o => o.Status).HasDefaultValueSql("'verified'").ValueGeneratedNever().IsStatus();
        table.Property(o => o.StatusBefore).IsWord();

        table.HasIndex(o => o.Status).HasFilter("status <> 'verified'");
        table.HasIndex(o => o.ExternalId).IsUnique().HasDatabaseName("organizations_external_id");
        table.HasIndex(o => o.Uscc).IsUnique().HasDatabaseName("organizations_uscc");
        table.HasIndex(o => o.Ror).IsUnique().HasDatabaseName("organizations_ror");
        table.HasIndex(o => new { o.CreatedAt, o.Id });
        table.HasIndex(o => new { o.UpdatedAt, o.Id });
    }
}

internal static class OrganizationsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Organization> Organizations => db.Set<Organization>();

        /// <summary>Whoever decides on its state waits for the others who do, and for those who go by it.</summary>
        public async Task<Organization?> LockedOrganization(Guid id, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from organizations.organizations where id = {id} for update", ct);
            return await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct);
        }
    }
}
