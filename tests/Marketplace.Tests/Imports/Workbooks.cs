using System.IO.Compression;
using System.Security;
using System.Text;

namespace Marketplace.Tests.Imports;

/// <summary>Workbooks, made of what is in their cells.</summary>
internal static class Workbooks
{
    /// <summary>What Excel shows where a formula has no value.</summary>
    public sealed record Error(string Text);

    public static string Row(int number, params object?[] cells)
    {
        var row = new StringBuilder($"<row r=\"{number}\">");
        for (var i = 0; i < cells.Length; i++)
        {
            var at = $"r=\"{(char)('A' + i)}{number}\"";
            row.Append(cells[i] switch
            {
                null => "",
                Error { Text: "" } => $"<c {at} t=\"e\"/>",
                Error error => $"<c {at} t=\"e\"><f>A1</f><v>{error.Text}</v></c>",
                bool truth => $"<c {at} t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
                DateTime date => $"<c {at} s=\"1\"><v>{date.ToOADate()}</v></c>",
                double figure => FormattableString.Invariant($"<c {at}><v>{figure}</v></c>"),
                var text => $"<c {at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text.ToString())}</t></is></c>",
            });
        }

        return row.Append("</row>").ToString();
    }

    /// <summary>The least that a workbook is, with a style for dates.</summary>
    public static byte[] Book(params string[] rows)
    {
        // Before the sheet itself.
        var prologue = string.Concat(rows.TakeWhile(row => row.StartsWith("<!", StringComparison.Ordinal)));
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="成果" sheetId="1" r:id="r1"/><sheet name="other" sheetId="2" r:id="r2"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
            Add("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add("xl/worksheets/sheet1.xml", $"""{prologue}<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows)[prologue.Length..]}</sheetData></worksheet>""");
            Add("xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>""");

            void Add(string name, string text)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return file.ToArray();
    }
}
