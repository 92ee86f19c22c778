using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>The rows of a table become the lines that the same rows are in NDJSON: from there on nobody knows the difference.</summary>
internal sealed class TableRows
{
    private static readonly ReadOnlyMemory<byte> Unreadable = ReadOnlyMemory<byte>.Empty;

    private readonly (JsonEncodedText Name, CellForm Form)[] _columns;
    private readonly ArrayBufferWriter<byte> _json = new(1 << 12);

    /// <exception cref="ProblemException"><c>unreadable</c> (400), naming each column that there is not, or twice.</exception>
    public TableRows(IReadOnlyList<string> header, IReadOnlyDictionary<string, CellForm> columns)
    {
        // A table often ends in columns that hold nothing.
        var names = header.Select(name => name.Trim()).Reverse().SkipWhile(name => name.Length == 0).Reverse().ToList();
        var faults = names.GroupBy(name => name)
            .Select(name => (Name: name.Key, Text: name.Key.Length == 0 ? Texts.Of("column_unnamed")
                : !columns.ContainsKey(name.Key) ? Texts.Of("column_unknown", string.Join(", ", columns.Keys))
                : name.Count() > 1 ? Texts.Of("column_twice") : null))
            .Where(fault => fault.Text is not null).ToDictionary(fault => fault.Name, fault => new[] { fault.Text });
        if (faults.Count > 0)
        {
            throw new ProblemException("unreadable") { Details = new Dictionary<string, object?> { ["errors"] = faults } };
        }

        _columns = [.. names.Select(name => (JsonEncodedText.Encode(name), columns[name]))];
    }

    public static bool IsBlank(IReadOnlyList<string> cells) => cells.All(string.IsNullOrWhiteSpace);

    /// <summary>It holds until the next is asked for.</summary>
    /// <param name="cells">As many as the header has; what is beyond it must be empty.</param>
    /// <param name="errors">Of cells that hold no value, why there is none.</param>
    public Lines.Line Row(int number, IReadOnlyList<string> cells, IReadOnlyDictionary<int, string>? errors = null)
    {
        if (cells.Count < _columns.Length || cells.Skip(_columns.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            return new Lines.Line(number, Unreadable);
        }

        if (errors is { Count: > 0 })
        {
            return new Lines.Line(number, RowJson.OfErrors(errors.OrderBy(error => error.Key).Select(error => (_columns[error.Key].Name.Value, error.Value))));
        }

        _json.ResetWrittenCount();
        try
        {
            using var writer = new Utf8JsonWriter(_json);
            writer.WriteStartObject();
            for (var i = 0; i < _columns.Length; i++)
            {
                if (!string.IsNullOrWhiteSpace(cells[i]))
                {
                    writer.WritePropertyName(_columns[i].Name);
                    Write(writer, _columns[i].Form, cells[i].Trim());
                }
            }

            writer.WriteEndObject();
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no line of JSON could have it either.
            return new Lines.Line(number, Unreadable);
        }

        return new Lines.Line(number, _json.WrittenCount > Lines.Longest ? default(ReadOnlyMemory<byte>?) : _json.WrittenMemory);
    }

    // What is not of the column's form is left as text, and refused where the same text would be in JSON.
    private static void Write(Utf8JsonWriter writer, CellForm form, string cell)
    {
        switch (form)
        {
            case CellForm.Number when int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            case CellForm.Truth when bool.TryParse(cell, out var truth):
                writer.WriteBooleanValue(truth);
                break;
            case CellForm.Money when cell.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var amount, var currency]:
                writer.WriteStartObject();
                writer.WriteString("amount"u8, amount);
                writer.WriteString("currency"u8, currency);
                writer.WriteEndObject();
                break;
            case CellForm.Texts:
                writer.WriteStartArray();
                foreach (var text in cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(cell);
                break;
        }
    }
}
