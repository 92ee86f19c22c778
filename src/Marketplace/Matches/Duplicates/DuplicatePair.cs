using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Duplicates;

/// <summary>Two needs, or two results, of different organizations that say nearly the same.</summary>
/// <param name="OneId">The lower of the two ids.</param>
/// <param name="Resemblance">0 to 1, in ten-thousandths: the share of runs of words that both have.</param>
internal sealed record DuplicatePair(Guid Id, MatchSide Side, Guid OneId, Guid OtherId, double Resemblance, DateTimeOffset FoundAt)
{
    public static DuplicatePair Of(MatchSide side, Guid a, Guid b, double resemblance, DateTimeOffset now) =>
        a.CompareTo(b) > 0 ? Of(side, b, a, resemblance, now) : new(Guid.CreateVersion7(now), side, a, b, Math.Round(resemblance, 4), now);
}

internal sealed class DuplicatesTable : IEntityTypeConfiguration<DuplicatePair>
{
    public void Configure(EntityTypeBuilder<DuplicatePair> table)
    {
        table.ToTable("duplicates", "matches");
        table.Property(d => d.Id).ValueGeneratedNever();
        table.HasIndex(d => new { d.OneId, d.OtherId }).IsUnique();
        table.Property(d => d.Side).IsStatus();
        table.HasIndex(d => d.OtherId);
        table.HasIndex(d => new { d.Resemblance, d.Id });
    }
}

internal static class DuplicatesData
{
    extension(MarketplaceDb db)
    {
        public DbSet<DuplicatePair> Duplicates => db.Set<DuplicatePair>();
    }
}
