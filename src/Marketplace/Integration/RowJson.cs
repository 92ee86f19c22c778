using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>A row of a file, read as strictly as a body; what is wrong with it is said by the names that it has there.</summary>
internal static class RowJson
{
    private static ReadOnlySpan<byte> ErrorsBegin => "[["u8;

    /// <returns>Either the one or the others.</returns>
    public static (T? Fields, IReadOnlyList<ImportFault> Faults) Read<T>(ImportRow row) where T : class
    {
        try
        {
            if (row.Json.Span.StartsWith(ErrorsBegin) && JsonSerializer.Deserialize<string?[][]>(row.Json.Span, Json.Strict) is { } errors && errors.All(error => error.Length == 2))
            {
                return (null, [.. errors.Select(error => new ImportFault(row.Line, error[0], "unreadable", Texts.Of("cell_error", error[1] ?? "")))]);
            }

            return JsonSerializer.Deserialize<T>(row.Json.Span, Json.Strict) is { } fields ? (fields, []) : (null, [NoRow(row)]);
        }
        catch (JsonException fault)
        {
            return (null, [.. MemberName.Faults(fault).SelectMany(f => f.Select(text =>
                f.Key.Length == 0 ? NoRow(row) : new ImportFault(row.Line, f.Key, "unreadable", text)))]);
        }
    }

    /// <summary>Of a table's row with cells that hold no value but why there is none: no row, and told by column.</summary>
    public static byte[] OfErrors(IEnumerable<(string Column, string Error)> cells) => JsonSerializer.SerializeToUtf8Bytes(cells.Select(cell => new[] { cell.Column, cell.Error }));

    private static ImportFault NoRow(ImportRow row) => new(row.Line, null, "unreadable", Texts.Of("unreadable_row"));
}
