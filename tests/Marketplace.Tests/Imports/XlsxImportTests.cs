using System.IO.Compression;
using System.Security;
using System.Text;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports;

public sealed class XlsxImportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_first_sheet_is_read_and_what_is_wrong_is_said_by_its_row()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var book = Book(
            Row(1, "externalId", "organization", "title", "trl", "keywords"),
            Row(2, 12345678901.0, $"{by.Organization}", "石墨烯导热膜\n第二行", 6.0, "导热;石墨烯"),
            Row(5, "b", $"{by.Organization}", "Half a level", 6.5),
            Row(6, "c", $"{by.Organization}"),
            Row(8, "d", $"{by.Organization}", "One cell more", null, null, "more"));
        var import = await app.Done(by, app.SendFile(by, book, FileStory.Workbook));

        import.Counts().ShouldBe("completed_with_errors 4 1 0 0 3");
        (await app.Errors(by, import)).ShouldBe(["5 trl unreadable", "6 title invalid", "8  unreadable"], ignoreOrder: true);
        var item = await app.Item(by, "12345678901");
        (item.GetProperty("title").GetString(), item.GetProperty("trl").GetInt32(), item.GetProperty("keywords").GetArrayLength()).ShouldBe(("石墨烯导热膜\n第二行", 6, 2));
    }

    [Fact]
    public async Task A_date_and_a_truth_are_read_as_what_they_are()
    {
        var by = await app.Actor(Role.Manager);
        var book = Book(
            Row(1, "externalId", "organization", "title", "description", "deadline", "anonymous", "budget"),
            Row(2, "n", $"{by.Organization}", "A need", "Something is wanted", new DateTime(2027, 6, 30, 0, 0, 0, DateTimeKind.Unspecified), true, "1500000.00 CNY"));
        (await app.Done(by, app.SendFile(by, book, FileStory.Workbook, "needs"))).Counts().ShouldBe("completed 1 1 0 0 0");
        var item = await app.Item(by, "n", "needs");
        (item.GetProperty("deadline").GetString(), item.GetProperty("anonymous").GetBoolean(), item.GetProperty("budget").GetProperty("amount").GetString())
            .ShouldBe(("2027-06-30", true, "1500000.00"));
    }

    [Fact]
    public async Task What_is_no_workbook_or_unpacks_beyond_measure_is_refused()
    {
        var by = await app.Actor(Role.Manager);
        var good = Book(Row(1, "externalId", "title"), Row(2, "a", "x"));
        (await Refused("not a zip"u8.ToArray(), 400, "unreadable")).ShouldBe("file");
        (await Refused(good[..(good.Length / 2)], 400, "unreadable")).ShouldBe("file");
        (await Refused(Book(), 400, "unreadable")).ShouldBe("file");
        (await Refused(Book(Row(1, "externalId", "title"), "<row"), 400, "unreadable")).ShouldBe("file");
        (await Refused(Book(Row(1, "externalId", "colour"), Row(2, "a", "x")), 400, "unreadable")).ShouldBe("colour");
        (await Refused(Book(Row(1, "externalId", "title"), Row(2_000_000_000, "a", "x")), 400, "unreadable")).ShouldBe("file");
        await Refused(Book(Row(1, "externalId", "title"), Row(2, "a", new string(' ', 200 << 20))), 413, "unpacks_too_large");

        async Task<string> Refused(byte[] file, int status, string code)
        {
            var problem = await app.SendFile(by, file, FileStory.Workbook).ShouldRefuse(status, code);
            return problem.TryGetProperty("errors", out _) ? string.Join(' ', problem.Faults()) : "";
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:9/x.dtd\">", "")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&e;")]
    public async Task A_workbook_that_speaks_of_more_than_it_holds_is_refused(string before, string title)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        // What would be escaped as a text of ours is one of the file's.
        var book = Book(before, Row(1, "externalId", "organization", "title"), Row(2, "x", $"{by.Organization}", "#").Replace("#", $"A title{title}", StringComparison.Ordinal));
        (await app.SendFile(by, book, FileStory.Workbook).ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["file"]);
        (await app.Done(by, app.SendFile(by, Book(Row(1, "externalId", "organization", "title"), Row(2, "x", $"{by.Organization}", "A title")), FileStory.Workbook)))
            .Counts().ShouldBe("completed 1 1 0 0 0");
    }

    private static string Row(int number, params object?[] cells)
    {
        var row = new StringBuilder($"<row r=\"{number}\">");
        for (var i = 0; i < cells.Length; i++)
        {
            var at = $"r=\"{(char)('A' + i)}{number}\"";
            row.Append(cells[i] switch
            {
                null => "",
                bool truth => $"<c {at} t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
                DateTime date => $"<c {at} s=\"1\"><v>{date.ToOADate()}</v></c>",
                double figure => FormattableString.Invariant($"<c {at}><v>{figure}</v></c>"),
                var text => $"<c {at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text.ToString())}</t></is></c>",
            });
        }

        return row.Append("</row>").ToString();
    }

    /// <summary>The least that a workbook is, with a style for dates.</summary>
    private static byte[] Book(params string[] rows)
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
