using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Imports.Workbooks;

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

    [Fact]
    public async Task A_cell_with_an_error_is_not_an_empty_one()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var book = Book(
            Row(1, "externalId", "organization", "title", "trl", "keywords", "summary"),
            Row(2, "good", $"{by.Organization}", "A membrane", null, null, "#REF!"),
            Row(4, "a", $"{by.Organization}", new Error("#REF!"), 5.0),
            Row(5, "b", $"{by.Organization}", "B", new Error("#N/A"), new Error("#SPILL!"), "x"),
            Row(6, new Error("#NAME?")),
            Row(7, "c", $"{by.Organization}", "C", null, null, null, new Error("#NULL!")),
            Row(9, new Error(""), $"{by.Organization}", "D"));
        var import = await app.Done(by, app.SendFile(by, book, FileStory.Workbook));
        import.Counts().ShouldBe("completed_with_errors 6 1 0 0 5");
        (await app.Errors(by, import)).ShouldBe(["4 title unreadable", "5 trl unreadable", "5 keywords unreadable", "6 externalId unreadable", "7  unreadable", "9 externalId unreadable"]);
        var errors = await (await app.As(by).Send(HttpMethod.Get, $"/v1/imports/{import.Text("id")}/errors")).Json();
        errors.GetProperty("items")[0].Text("message")!.ShouldContain("#REF!");
        (await app.Item(by, "good")).Text("summary").ShouldBe("#REF!");

        // Without it there is no saying what the cells beneath are.
        (await app.SendFile(by, Book(Row(1, "externalId", new Error("#REF!")), Row(2, "a", "x")), FileStory.Workbook).ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["#REF!"]);
        // Nor which row an error is in.
        (await app.SendFile(by, Book(Row(3, "externalId", "title"), Row(2, "a", "x")), FileStory.Workbook).ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["file"]);
    }

    [Fact]
    public async Task What_is_no_row_by_itself_is_told_as_one_that_is_none()
    {
        var by = await app.Actor(Role.Manager);
        var import = await app.Import(by, """
            [["title"]]
            [["title","a\u0000"]]
            [[1,2]]
            [["title",null]]
            [[
            []
            """);
        import.Counts().ShouldBe("completed_with_errors 6 0 0 0 6");
    }
}
