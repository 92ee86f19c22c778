using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Meaning;

/// <summary>The vector of a published item's text, as one model makes it.</summary>
/// <param name="TextHash">Of the text it was made of (<see cref="EmbeddedText.HashOf"/>).</param>
/// <param name="Values">A signed byte a dimension (<see cref="Matching.MeaningVector.ToBytes"/>).</param>
internal sealed record StoredVector(string Model, Guid ItemId, MatchSide Side, Guid TextHash, byte[] Values, DateTimeOffset MadeAt)
{
    public const string KindName = "match_vector";
}

internal sealed class StoredVectorsTable : IEntityTypeConfiguration<StoredVector>
{
    public void Configure(EntityTypeBuilder<StoredVector> table)
    {
        table.ToTable("vectors", "matches");
        table.HasKey(v => new { v.Model, v.ItemId });
        table.Property(v => v.Model).HasMaxLength(Rules.IdLimit);
        table.Property(v => v.Side).IsStatus();
        table.HasIndex(v => v.ItemId);
    }
}

internal static class StoredVectors
{
    extension(MarketplaceDb db)
    {
        public DbSet<StoredVector> Vectors => db.Set<StoredVector>();
    }
}
