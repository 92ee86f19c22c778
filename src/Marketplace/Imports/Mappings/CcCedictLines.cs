using System.Text;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Imports.Mappings;

/// <summary>Lines of CC-CEDICT's own format, <c>Traditional Simplified [pin1 yin1] /gloss/gloss/</c>, as terms of the source <c>cc-cedict</c>.</summary>
internal static class CcCedictLines
{
    private const string Source = "cc-cedict";
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static readonly Mapping Mapping = new(ImportKind.Glossary, new Dictionary<string, CellForm>(), Read, new Dictionary<string, string>());

    /// <summary>Without its comments.</summary>
    public static IAsyncEnumerable<Lines.Line> Entries(IAsyncEnumerable<Lines.Line> lines) => lines.Where(line => line.Body is not { Span: [(byte)'#', ..] });

    private static MappedRow Read(ImportRow row)
    {
        if (TextOf(row) is not { } text || !CcCedict.TryRead(text, out var entry, out _))
        {
            return new MappedRow(null, [new ImportFault(row.Line, null, "unreadable", Texts.Of("cedict_line"))], fault => fault);
        }

        var term = new
        {
            ExternalId = $"{entry.Traditional} {entry.Simplified} [{entry.Reading}]",
            Source,
            Zh = entry.Simplified,
            Traditional = entry.Traditional == entry.Simplified ? null : entry.Traditional,
            entry.Reading,
            En = entry.Glosses,
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
}
