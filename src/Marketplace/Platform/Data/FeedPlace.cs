using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Data;

/// <summary>
/// A place in the changes feed of one database, which is known again by what stands there. A restore numbers the feed anew, and a database that was set
/// back to a moment before does not have what came later: in both there is something else at this place, or nothing.
/// </summary>
/// <param name="Database">Which one, of which server, on which of its lives: one that is set back to a moment, or becomes the main one, begins another.</param>
/// <param name="Id">What changed there.</param>
internal sealed record FeedPlace(string Database, ChangeCursor At, Guid Id);

internal static class FeedPlaces
{
    /// <summary>The last change up to there; null where there is none.</summary>
    public static async Task<FeedPlace?> PlaceBefore(this MarketplaceDb db, ChangeCursor cursor, CancellationToken ct)
    {
        var xid = cursor.Xid.ToString(provider: null);
        return await db.Set<Change>().FromSql($"select * from platform.changes where (xid, seq) <= ({xid}::xid8, {cursor.Seq}) order by xid desc, seq desc limit 1").AsNoTracking().SingleOrDefaultAsync(ct) is { } last
            ? new FeedPlace(await db.Identity(ct), new ChangeCursor(last.Xid, last.Seq), last.Id)
            : null;
    }

    public static async Task<bool> Has(this MarketplaceDb db, FeedPlace place, CancellationToken ct) =>
        place.Database == await db.Identity(ct) && await db.Set<Change>().AnyAsync(c => c.Xid == place.At.Xid && c.Seq == place.At.Seq && c.Id == place.Id, ct);

    private static Task<string> Identity(this MarketplaceDb db, CancellationToken ct) => db.Database.SqlQuery<string>(
        $"""
         select concat_ws('/', system_identifier, (select oid from pg_database where datname = current_database()), left(pg_walfile_name(pg_current_wal_lsn()), 8)) as "Value"
         from pg_control_system()
         """).SingleAsync(ct);
}
