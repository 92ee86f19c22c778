using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Shown;

/// <summary>Where a match was shown.</summary>
internal enum ShownPlace { NeedMatches, ResultMatches, Search }

/// <summary>That a match was shown to somebody, and what came of it: without this nothing can be said of matching in use. Of the texts nothing is kept.</summary>
/// <param name="Side">Of what was found.</param>
/// <param name="NeedId">Null where a text was asked that is not posted.</param>
/// <param name="Model">The versions that ranked it: of the weights, and of what was learned of both languages.</param>
/// <param name="ViewerId">Null once whoever it was is forgotten.</param>
/// <param name="OpenedAt">When the viewer read what was found, within a day.</param>
/// <param name="SignedAt">When a deal between the two was signed.</param>
internal sealed record ShownMatch(
    Guid Id, MatchSide Side, Guid? NeedId, Guid? ResultId, int Rank, double Score, string Model, ShownPlace Place, Guid? ViewerId, DateTimeOffset At,
    DateTimeOffset? OpenedAt = null, DateTimeOffset? SignedAt = null);

/// <summary>That somebody read an item, perhaps since it had been shown to them.</summary>
internal sealed record OpenedItem(MatchSide Side, Guid Id, Guid ViewerId, DateTimeOffset At);

internal sealed class ShownTable : IEntityTypeConfiguration<ShownMatch>
{
    public void Configure(EntityTypeBuilder<ShownMatch> table)
    {
        table.ToTable("shown", "matches");
        table.Property(s => s.Id).ValueGeneratedNever();
        table.Property(s => s.Side).IsStatus();
        table.Property(s => s.Place).IsStatus();
        table.Property(s => s.Model).HasMaxLength(Rules.IdLimit);
        table.HasIndex(s => new { s.ViewerId, s.At });
        table.HasIndex(s => new { s.NeedId, s.ResultId });
        table.HasIndex(s => s.At);
    }
}

internal static class ShownData
{
    extension(MarketplaceDb db)
    {
        public DbSet<ShownMatch> Shown => db.Set<ShownMatch>();
    }
}
