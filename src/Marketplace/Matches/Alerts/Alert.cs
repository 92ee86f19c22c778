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

/// <summary>Up to which change alerts have been looked for, by whichever node.</summary>
internal sealed class AlertCursor
{
    public int Id { get; private init; }
    public ulong Xid { get; private init; }
    public long Seq { get; private init; }
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

internal sealed class AlertCursorTable : IEntityTypeConfiguration<AlertCursor>
{
    public void Configure(EntityTypeBuilder<AlertCursor> table)
    {
        table.ToTable("alert_cursor", "matches", t => t.HasCheckConstraint("alert_cursor_one", "id = 1"));
        table.Property(c => c.Id).ValueGeneratedNever();
        table.Property(c => c.Xid).HasColumnType("xid8");
    }
}

internal static class AlertsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Alert> Alerts => db.Set<Alert>();

        public async Task<ChangeCursor?> AlertsUpTo(CancellationToken ct) =>
            await db.Set<AlertCursor>().AsNoTracking().SingleOrDefaultAsync(ct) is { } cursor ? new ChangeCursor(cursor.Xid, cursor.Seq) : null;
    }
}
