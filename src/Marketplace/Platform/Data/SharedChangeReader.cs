using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>
/// Does something about each change once, whichever node does it: one node at a time, with a cursor that all share. What is done and how far the cursor
/// then is must be one commit (<see cref="SharedCursors.MoveCursor"/>); what a node had not finished when it died, the next one does.
/// </summary>
/// <param name="most">Changes taken at a time.</param>
/// <param name="fromNow">Whether what there was before the first start is left alone.</param>
internal abstract class SharedChangeReader(
    string name, int most, bool fromNow, NpgsqlDataSource database, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger log)
    : Worker(signal, time, lifetime, log)
{
    private readonly BulkPause _pause = new(signal);

    protected abstract bool CanBegin { get; }

    /// <returns>False where these cannot be done yet.</returns>
    protected abstract Task<bool> Do(IReadOnlyList<Change> changes, ChangeCursor from, ChangeCursor upTo, ISender sender, CancellationToken ct);

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (_pause.IsOn(Time.GetUtcNow()) || !CanBegin)
        {
            return false;
        }

        await using var alone = await NodeLock.Take(database, name, ct);
        return alone is not null && await Read(ct);
    }

    private async Task<bool> Read(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var (db, sender) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), scope.ServiceProvider.GetRequiredService<ISender>());
        if (await db.CursorOf(name, ct) is not { } cursor)
        {
            await sender.Send(new BeginCursor(name, fromNow ? await db.ChangesFromNow(ct) : new ChangeCursor(0, 0)), ct);
            return true;
        }

        var changes = await db.ChangesAfter(cursor, most, ct);
        if (changes.Count == 0)
        {
            _pause.CaughtUp(Time.GetUtcNow());
            return false;
        }

        return await Do(changes, cursor, new ChangeCursor(changes[^1].Xid, changes[^1].Seq), sender, ct);
    }
}

/// <summary>Up to which change something has been done, by whichever node.</summary>
internal sealed record SharedCursor(string Name, ulong Xid, long Seq);

internal sealed class SharedCursorsTable : IEntityTypeConfiguration<SharedCursor>
{
    public void Configure(EntityTypeBuilder<SharedCursor> table)
    {
        table.ToTable("cursors", Database.Schema);
        table.HasKey(c => c.Name);
        table.Property(c => c.Name).HasMaxLength(Rules.IdLimit);
        table.Property(c => c.Xid).HasColumnType("xid8");
    }
}

internal static class SharedCursors
{
    public static async Task<ChangeCursor?> CursorOf(this MarketplaceDb db, string name, CancellationToken ct) =>
        await db.Set<SharedCursor>().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct) is { } cursor ? new ChangeCursor(cursor.Xid, cursor.Seq) : null;

    /// <summary>In the transaction that does what is done about the changes up to there; any other that would waits until it is over.</summary>
    /// <param name="to">The same as <paramref name="from"/> where not all of that is done yet.</param>
    /// <returns>False where it does not stand there: a node that has lost its lock and does not know it yet is told so by this.</returns>
    public static async Task<bool> MoveCursor(this MarketplaceDb db, string name, ChangeCursor from, ChangeCursor to, CancellationToken ct)
    {
        var (was, xid) = (from.Xid.ToString(provider: null), to.Xid.ToString(provider: null));
        return await db.Database.ExecuteSqlAsync(
            $"update platform.cursors set xid = {xid}::xid8, seq = {to.Seq} where name = {name} and xid = {was}::xid8 and seq = {from.Seq}", ct) > 0;
    }
}

internal sealed record BeginCursor(string Name, ChangeCursor At) : ICommand;

internal sealed class BeginCursorHandler(MarketplaceDb db) : ICommandHandler<BeginCursor>
{
    public async Task Handle(BeginCursor command, CancellationToken ct)
    {
        var xid = command.At.Xid.ToString(provider: null);
        await db.Database.ExecuteSqlAsync($"insert into platform.cursors (name, xid, seq) values ({command.Name}, {xid}::xid8, {command.At.Seq}) on conflict do nothing", ct);
    }
}
