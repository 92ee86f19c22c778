using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Data;

/// <summary>The orders that a list can be asked for in.</summary>
internal enum Order { Newest, Oldest, RecentlyUpdated }

internal static class Sorting
{
    /// <summary>From where the cursor left off, one more than the page holds. The id breaks ties, so that a page ends at one place only.</summary>
    public static IQueryable<T> PageOf<T>(this IQueryable<T> rows, IPagedQuery query, Order? order) where T : Entity
    {
        if (Cursor.Of(query) is { } after)
        {
            var (at, id) = (after.Time, after.Id);
            rows = order switch
            {
                Order.Oldest => rows.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.CreatedAt, e.Id), ValueTuple.Create(at, id))),
                Order.RecentlyUpdated => rows.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.UpdatedAt, e.Id), ValueTuple.Create(at, id))),
                _ => rows.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.CreatedAt, e.Id), ValueTuple.Create(at, id))),
            };
        }

        rows = order switch
        {
            Order.Oldest => rows.OrderBy(e => e.CreatedAt).ThenBy(e => e.Id),
            Order.RecentlyUpdated => rows.OrderByDescending(e => e.UpdatedAt).ThenByDescending(e => e.Id),
            _ => rows.OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id),
        };
        return rows.Take(query.Size() + 1);
    }

    public static Cursor CursorOf<T>(T row, Order? order) where T : Entity =>
        new((order == Order.RecentlyUpdated ? row.UpdatedAt : row.CreatedAt).UtcTicks, row.Id);
}
