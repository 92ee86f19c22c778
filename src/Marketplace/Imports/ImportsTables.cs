using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Imports;

internal sealed class ImportsTable : IEntityTypeConfiguration<Import>
{
    // The longest of its words has one character more than a status is given.
    private const int StatusLimit = 30;

    public void Configure(EntityTypeBuilder<Import> table)
    {
        table.ToTable("imports", "imports");
        table.IsEntity();
        table.Ignore(i => i.Kind);
        table.Ignore(i => i.Importer);
        table.Ignore(i => i.Rate);
        table.Property(i => i.Target).HasColumnName("kind").IsStatus();
        table.Property(i => i.Mapping).IsWord();
        table.Property(i => i.Status).IsStatus();
        table.Property(i => i.Status).HasMaxLength(StatusLimit);
        table.Property(i => i.Role).IsStatus();

        table.HasIndex(i => new { i.CreatedAt, i.Id });
        table.HasIndex(i => new { i.OrganizationId, i.CreatedAt, i.Id });
    }
}

internal sealed class ImportErrorsTable : IEntityTypeConfiguration<ImportError>
{
    public void Configure(EntityTypeBuilder<ImportError> table)
    {
        table.ToTable("errors", "imports");
        table.HasKey(e => e.Seq);
        table.Property(e => e.Seq).UseIdentityAlwaysColumn();
        table.HasIndex(e => new { e.ImportId, e.Seq });
    }
}

internal sealed class StagedRowsTable : IEntityTypeConfiguration<StagedRow>
{
    public void Configure(EntityTypeBuilder<StagedRow> table)
    {
        // Without a foreign key: the rows are copied in before their import is saved, in the same transaction.
        table.ToTable("rows", "imports");
        table.HasKey(r => new { r.ImportId, r.Line });
    }
}

internal static class ImportsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Import> Imports => db.Set<Import>();
        public DbSet<ImportError> ImportErrors => db.Set<ImportError>();
        public DbSet<StagedRow> StagedRows => db.Set<StagedRow>();

        /// <summary>Those of the actor's organizations; to who oversees, all.</summary>
        public IQueryable<Import> ImportsSeenBy(Actor actor)
        {
            var (all, organizations) = (actor.Oversees, actor.Organizations);
            return db.Imports.AsNoTracking().Where(i => all || organizations.Contains(i.OrganizationId));
        }
    }
}
