using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>
/// Concepts of a TBX file (ISO 30042, either edition) as terms: each Chinese term of a concept with all its English ones, numbered through. What lacks one
/// of the languages is a row that lacks a field.
/// </summary>
internal static class TbxRows
{
    private static readonly XNamespace Xml = XNamespace.Xml;

    // No entity is expanded, and nothing is fetched; TBX of the second edition names a document type.
    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = 1L << 31, CloseInput = false };

    /// <param name="source">Of the terms.</param>
    public static async IAsyncEnumerable<Lines.Line> Read(Stream file, string? source, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = XmlReader.Create(file, Settings);
        var number = 0;
        while (await Next(reader, ct) is { } concept)
        {
            foreach (var row in Rows(concept, source).Select(row => JsonSerializer.SerializeToUtf8Bytes(row, Json.Options)))
            {
                yield return new Lines.Line(++number, row.Length > Lines.Longest ? default(ReadOnlyMemory<byte>?) : row);
            }
        }
    }

    private static async Task<XElement?> Next(XmlReader reader, CancellationToken ct)
    {
        try
        {
            while (await reader.ReadAsync())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "conceptEntry" or "termEntry" })
                {
                    using var entry = reader.ReadSubtree();
                    return await XElement.LoadAsync(entry, LoadOptions.None, ct);
                }
            }

            return null;
        }
        catch (XmlException fault)
        {
            throw FileFault.Of("file_xml", fault.LineNumber);
        }
    }

    private static IEnumerable<object> Rows(XElement concept, string? source)
    {
        var (id, zh, en) = ((string?)concept.Attribute("id") ?? (string?)concept.Attribute(Xml + "id"), Terms(concept, "zh"), Terms(concept, "en"));
        return zh.DefaultIfEmpty(null).Select((term, i) => new { ExternalId = id is null || i == 0 ? id : $"{id}#{i + 1}", Source = source, Zh = term, En = en });
    }

    private static List<string?> Terms(XElement concept, string language) =>
    [
        .. concept.Elements().Where(e => e.Name.LocalName is "langSec" or "langSet" && ((string?)e.Attribute(Xml + "lang"))?.Split('-', '_')[0].Equals(language, StringComparison.OrdinalIgnoreCase) == true)
            .SelectMany(e => e.Descendants()).Where(e => e.Name.LocalName == "term").Select(e => e.Value.Trim()).Where(text => text.Length > 0),
    ];
}
