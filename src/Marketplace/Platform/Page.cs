using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;

namespace Marketplace.Platform;

/// <summary>An answer that goes on elsewhere: the edge adds the link.</summary>
internal interface IPage
{
    string? NextCursor { get; }
}

internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor) : IPage;

/// <summary>A list asked for page by page.</summary>
internal interface IPagedQuery
{
    public const int DefaultLimit = 50;
    public const int MostItems = 200;

    int? Limit { get; }
    string? Cursor { get; }

    /// <summary>What the list is filtered by: a cursor holds for these filters and no others.</summary>
    string Filters { get; }
}

/// <summary>Where a page ended: the sort key and the id of its last row, opaque to the client.</summary>
internal readonly record struct Cursor(long Key, Guid Id)
{
    private const int Length = 32;

    /// <summary>The key, where it is one. Whoever has a cursor can write another key into it.</summary>
    public DateTimeOffset Time => Key >= 0 && Key <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(Key, TimeSpan.Zero) : throw Problem.InvalidCursor();

    public DateOnly Day => Key >= 0 && Key <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)Key) : throw Problem.InvalidCursor();

    public string Encode(string filters)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        Id.TryWriteBytes(bytes[8..]);
        Mark(filters).CopyTo(bytes[24..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static Cursor? Of(IPagedQuery query)
    {
        if (query.Cursor is not { } text)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Length];
        return Base64Url.IsValid(text, out var length) && length == Length && Base64Url.DecodeFromChars(text, bytes) == Length && bytes[24..].SequenceEqual(Mark(query.Filters))
            ? new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[8..24]))
            : throw Problem.InvalidCursor();
    }

    private static ReadOnlySpan<byte> Mark(string filters) => SHA256.HashData(Encoding.UTF8.GetBytes(filters)).AsSpan(0, 8);
}

internal static class Paging
{
    public static int Size(this IPagedQuery query) => query.Limit ?? IPagedQuery.DefaultLimit;

    /// <param name="rows">One more than the page holds, where there are more.</param>
    public static Page<T> ToPage<T>(this List<T> rows, IPagedQuery query, Func<T, Cursor> at) => rows.Count <= query.Size()
        ? new Page<T>(rows, null)
        : new Page<T>(rows[..query.Size()], at(rows[query.Size() - 1]).Encode(query.Filters));

    public static Page<TView> ToPage<T, TView>(this List<T> rows, IPagedQuery query, Func<T, Cursor> at, Func<T, TView> view)
    {
        var page = rows.ToPage(query, at);
        return new Page<TView>([.. page.Items.Select(view)], page.NextCursor);
    }

    public static void ValidPage<T>(this AbstractValidator<T> validator) where T : IPagedQuery =>
        validator.RuleFor(q => q.Limit).InclusiveBetween(1, IPagedQuery.MostItems);
}
