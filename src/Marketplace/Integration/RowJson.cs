using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>A row of a file, read as strictly as a body; what is wrong with it is said by the names that it has there.</summary>
internal static class RowJson
{
    /// <returns>Either the one or the others.</returns>
    public static (T? Fields, IReadOnlyList<ImportFault> Faults) Read<T>(ImportRow row) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(row.Json.Span, Json.Strict) is { } fields ? (fields, []) : (null, [NoRow(row)]);
        }
        catch (JsonException fault)
        {
            return (null, [.. MemberName.Faults(fault).SelectMany(f => f.Select(text =>
                f.Key.Length == 0 ? NoRow(row) : new ImportFault(row.Line, f.Key, "unreadable", text)))]);
        }
    }

    private static ImportFault NoRow(ImportRow row) => new(row.Line, null, "unreadable", Texts.Of("unreadable_row"));
}
