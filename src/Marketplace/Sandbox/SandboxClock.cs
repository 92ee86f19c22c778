using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Sandbox;

/// <summary>How far the platform's clock is ahead of the real one: one row, and none while nobody has moved it.</summary>
internal sealed class SandboxClock
{
    public int Id { get; private init; }
    public TimeSpan Ahead { get; set; }
}

internal sealed class SandboxClockTable : IEntityTypeConfiguration<SandboxClock>
{
    public void Configure(EntityTypeBuilder<SandboxClock> table)
    {
        table.ToTable("clock", "sandbox", t => t.HasCheckConstraint("clock_one", "id = 1"));
        table.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal static class SandboxData
{
    public static Task<TimeSpan> Ahead(this MarketplaceDb db, CancellationToken ct) => db.Set<SandboxClock>().Select(c => c.Ahead).SingleOrDefaultAsync(ct);

    public static async Task<SandboxClock> LockedClock(this MarketplaceDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"insert into sandbox.clock (id, ahead) values (1, '0') on conflict do nothing", ct);
        await db.Database.ExecuteSqlAsync($"select from sandbox.clock for update", ct);
        return await db.Set<SandboxClock>().SingleAsync(ct);
    }
}
