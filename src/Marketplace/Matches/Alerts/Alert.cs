using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Alerts;

/// <summary>A new or changed item has entered the best matches of one that is there already. Each pair is told of once to each side.</summary>
/// <param name="Of">The side of the item whose matches these are.</param>
/// <param name="OwnerId">Of that item: who is told.</param>
internal sealed record Alert(Guid Id, MatchSide Of, Guid NeedId, Guid ResultId, Guid OwnerId, int Rank, double Score, MatchLevel Level, DateTimeOffset At)
{
    public Guid AskingId => Of == MatchSide.Needs ? NeedId : ResultId;
    public Guid FoundId => Of == MatchSide.Needs ? ResultId : NeedId;
}

internal sealed class AlertsTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> table)
    {
        table.ToTable("alerts", "matches");
        table.Property(a => a.Id).ValueGeneratedNever();
        table.Ignore(a => a.AskingId);
        table.Ignore(a => a.FoundId);
        table.Property(a => a.Of).IsStatus();
        table.Property(a => a.Level).IsStatus();
        table.HasIndex(a => new { a.NeedId, a.ResultId, a.Of }).IsUnique();
        table.HasIndex(a => new { a.OwnerId, a.Id });
    }
}

internal static class AlertsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Alert> Alerts => db.Set<Alert>();
    }
}
