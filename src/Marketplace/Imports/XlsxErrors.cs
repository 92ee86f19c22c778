using System.IO.Compression;
using System.Xml;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>The cells of the first sheet that hold no value but why there is none (<c>#REF!</c>, <c>#N/A</c>): the reader of workbooks takes them for empty.</summary>
internal static class XlsxErrors
{
    private const string Book = "xl/workbook.xml";
    private const string Relations = "xl/_rels/workbook.xml.rels";
    private const string Error = "e";

    // What Excel calls an error is short.
    private const int Longest = 50;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>By row and column, both from 0, in the order of the rows.</summary>
    /// <exception cref="ProblemException"><c>unreadable</c> (400): no workbook of XML, or its rows are not in order.</exception>
    public static IEnumerable<(int Row, int Column, string Text)> Read(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var content = (FirstSheet(archive) ?? throw FileFault.Of("file_not_xlsx")).Open();
        using var xml = XmlReader.Create(content, Settings);
        var (row, column) = (-1, -1);
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                var next = int.TryParse(xml.GetAttribute("r"), out var number) ? number - 1 : row + 1;
                (row, column) = (next > row ? next : throw FileFault.Of("file_not_xlsx"), -1);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                if (xml.GetAttribute("t") == Error)
                {
                    yield return (row, column, Text(xml));
                }
            }
        }
    }

    private static string Text(XmlReader xml)
    {
        using var cell = xml.ReadSubtree();
        var text = cell.ReadToDescendant("v") ? cell.ReadElementContentAsString() : "";
        return text.Length is 0 or > Longest ? "#" : text;
    }

    // The first that the workbook names, wherever it lies.
    private static ZipArchiveEntry? FirstSheet(ZipArchive archive)
    {
        var id = Elements(archive, Book, "sheet").Select(sheet => sheet.FirstOrDefault(a => a is { Name: "id", Space.Length: > 0 }).Value).FirstOrDefault();
        var target = Elements(archive, Relations, "Relationship").Where(relation => relation.Any(a => a.Name == "Id" && a.Value == id))
            .Select(relation => relation.FirstOrDefault(a => a.Name == "Target").Value).FirstOrDefault();
        return target is null ? null : Entry(archive, target.StartsWith('/') ? target[1..] : $"xl/{target}");
    }

    private static IEnumerable<List<(string Name, string Space, string Value)>> Elements(ZipArchive archive, string part, string name)
    {
        using var content = (Entry(archive, part) ?? throw FileFault.Of("file_not_xlsx")).Open();
        using var xml = XmlReader.Create(content, Settings);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                var attributes = new List<(string, string, string)>();
                while (xml.MoveToNextAttribute())
                {
                    attributes.Add((xml.LocalName, xml.NamespaceURI, xml.Value));
                }

                yield return attributes;
            }
        }
    }

    private static ZipArchiveEntry? Entry(ZipArchive archive, string name) =>
        archive.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').Equals(name, StringComparison.OrdinalIgnoreCase));

    // "AB12" is the 28th.
    private static int? ColumnOf(string? reference)
    {
        var letters = reference?.TakeWhile(char.IsAsciiLetterUpper).ToList() ?? [];
        return letters.Count is 0 or > 3 ? null : letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) - 1;
    }
}
