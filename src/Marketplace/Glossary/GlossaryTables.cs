using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Glossary;

internal sealed class TermsTable : IEntityTypeConfiguration<GlossaryTerm>
{
    public const string InUse = "glossary_terms_in_use";

    public void Configure(EntityTypeBuilder<GlossaryTerm> table)
    {
        table.ToTable("terms", "glossary");
        table.IsEntity();
        table.Ignore(t => t.Fields);
        table.Property(t => t.Source).HasMaxLength(Rules.IdLimit);
        table.Property(t => t.ExternalId).HasMaxLength(Rules.TitleLimit);
        table.Property(t => t.Zh).HasMaxLength(200);
        table.Property(t => t.Traditional).HasMaxLength(200);
        table.Property(t => t.Reading).HasMaxLength(Rules.TitleLimit);
        table.Property(t => t.En).IsJson();
        table.Property(t => t.Field).IsWord();

        table.HasOne<GlossarySource>().WithMany().HasForeignKey(t => t.Source).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(t => new { t.Source, t.ExternalId }).IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName(InUse);
        table.HasIndex(t => t.Zh);
        table.HasIndex(t => new { t.CreatedAt, t.Id });
        table.HasIndex(t => new { t.UpdatedAt, t.Id });
    }
}

internal sealed class SourcesTable : IEntityTypeConfiguration<GlossarySource>
{
    public void Configure(EntityTypeBuilder<GlossarySource> table)
    {
        table.ToTable("sources", "glossary");
        table.IsAppendOnly();
        table.HasKey(s => s.Name);
        // What an older version adds gets one too.
        table.Property(s => s.Id).HasDefaultValueSql("gen_random_uuid()");
        table.HasIndex(s => s.Id).IsUnique();
        table.Property(s => s.Name).HasMaxLength(Rules.IdLimit);
        table.Property(s => s.Title).HasMaxLength(Rules.TitleLimit);
        table.Property(s => s.Licence).HasMaxLength(Rules.TitleLimit);
        table.Property(s => s.Attribution).HasMaxLength(Rules.TitleLimit);
        table.Property(s => s.Url).HasMaxLength(Rules.TitleLimit);
        table.HasData(GlossarySource.First);
    }
}

internal static class GlossaryData
{
    extension(MarketplaceDb db)
    {
        public DbSet<GlossaryTerm> Terms => db.Set<GlossaryTerm>();
        public DbSet<GlossarySource> GlossarySources => db.Set<GlossarySource>();

        /// <summary>Locked until the transaction ends.</summary>
        public async Task<GlossaryTerm> LockedTerm(Guid id, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from glossary.terms where id = {id} for update", ct);
            return await db.Terms.SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw Problem.NotFound(GlossaryTerm.KindName);
        }
    }
}
