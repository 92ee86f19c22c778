using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Imports.Mappings;

/// <summary>Lines of CC-CEDICT's own format, <c>Traditional Simplified [pin1 yin1] /gloss/gloss/</c>, as terms of the source <c>cc-cedict</c>.</summary>
internal static partial class CcCedict
{
    private const string Source = "cc-cedict";
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static readonly Mapping Mapping = new(ImportKind.Glossary, new Dictionary<string, CellForm>(), Read, new Dictionary<string, string>());

    /// <summary>Without its comments.</summary>
    public static IAsyncEnumerable<Lines.Line> Entries(IAsyncEnumerable<Lines.Line> lines) => lines.Where(line => line.Body is not { Span: [(byte)'#', ..] });

    private static MappedRow Read(ImportRow row)
    {
        var entry = TextOf(row) is { } text ? Form().Match(text) : Match.Empty;
        if (!entry.Success)
        {
            return new MappedRow(null, [new ImportFault(row.Line, null, "unreadable", Texts.Of("cedict_line"))], fault => fault);
        }

        var (traditional, simplified, reading) = (entry.Groups[1].Value, entry.Groups[2].Value, entry.Groups[3].Value);
        var term = new
        {
            ExternalId = $"{traditional} {simplified} [{reading}]",
            Source,
            Zh = simplified,
            Traditional = traditional == simplified ? null : traditional,
            Reading = reading,
            En = entry.Groups[4].Value.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        return new MappedRow(new ImportRow(row.Line, JsonSerializer.SerializeToUtf8Bytes(term, Json.Options)), [], fault => fault);
    }

    private static string? TextOf(ImportRow row)
    {
        try
        {
            return Utf8.GetString(row.Json.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(\S+) (\S+) \[([^\]]*)\] /(.+)/\s*$")]
    private static partial Regex Form();
}
