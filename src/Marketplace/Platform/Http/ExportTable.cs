using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Marketplace.Platform.Http;

/// <summary>
/// Items as rows of CSV (RFC 4180), under the names that they have in JSON: lists joined by <c>;</c>, money as <c>1500000.00 CNY</c>, as an import takes them.
/// </summary>
internal sealed class ExportTable(Type view)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly string[] _columns = [.. view.GetProperties().Where(p => p.GetMethod!.IsPublic && !p.GetMethod.IsStatic).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    public void WriteHeader(IBufferWriter<byte> output) => Write(_columns, output);

    public void Write(JsonElement item, IBufferWriter<byte> output) =>
        Write(_columns.Select(column => item.TryGetProperty(column, out var value) ? Cell(value) : ""), output);

    private static void Write(IEnumerable<string> cells, IBufferWriter<byte> output) =>
        Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Quote)) + "\r\n", output);

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => Harmless(value.GetString()!),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            Harmless(string.Join(';', value.EnumerateArray().Select(item => item.GetString()))),
        JsonValueKind.Object when value.TryGetProperty("amount", out var amount) && value.TryGetProperty("currency", out var currency) =>
            Harmless($"{amount.GetString()} {currency.GetString()}"),
        _ => value.GetRawText(),
    };

    // A spreadsheet takes a text that begins so for a formula, and runs it.
    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r\n".Contains(text[0]) ? "'" + text : text;

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(Quoted) || cell.AsSpan().Trim().Length != cell.Length ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
