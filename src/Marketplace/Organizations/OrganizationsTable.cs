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
        table.HasTextSearch();

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
    }
}
