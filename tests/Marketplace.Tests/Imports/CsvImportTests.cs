using System.Text;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports;

public sealed class CsvImportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_table_makes_the_same_items_as_the_same_rows_in_NDJSON()
    {
        var by = await app.Actor(Role.Manager);
        var table = $"""
            externalId,organization,title,description,keywords,budget,deadline,trlMin,licence,anonymous
            n1,{by.Organization},耐溶剂纳滤膜,"现有膜在丙酮中溶胀,需要更好的",纳滤; 溶剂回收 ;,1500000.00 CNY,2027-06-30,5,exclusive,TRUE
            """;
        var rows = $$"""{"externalId":"n1","organization":"{{by.Organization}}","title":"耐溶剂纳滤膜","description":"现有膜在丙酮中溶胀,需要更好的","keywords":["纳滤","溶剂回收"],"budget":{"amount":"1500000.00","currency":"CNY"},"deadline":"2027-06-30","trlMin":5,"licence":"exclusive","anonymous":true}""";

        (await app.Import(by, table, FileStory.Csv, "needs")).Counts().ShouldBe("completed 1 1 0 0 0");
        (await app.Import(by, rows, FileStory.Rows, "needs")).Counts().ShouldBe("completed 1 0 0 1 0");
        (await app.Item(by, "n1", "needs")).GetProperty("status").GetString().ShouldBe("published");
    }

    [Fact]
    public async Task What_is_wrong_with_a_row_is_said_as_it_is_said_of_a_line_of_NDJSON()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var import = await app.Import(by, $"""
            externalId,organization,title,trl,licences,summary
            a,{by.Organization},"Two
            lines, and a ""quote""
            ",6,exclusive;ordinary,ok
            b,{by.Organization},Trl is a word,high,,
            c,{by.Organization},Out of range,12,,

            d,{by.Organization},No such licence,,free,
            e,{Guid.NewGuid()},Not mine,,,
            f,{by.Organization},Cells are missing
            g,{by.Organization},,,,
            h,{by.Organization},Too long,,,{new string('x', 1 << 20)}
            i,{by.Organization},One cell more,,,,more
            """.Replace("\n", "\r\n", StringComparison.Ordinal), FileStory.Csv);

        import.Counts().ShouldBe("completed_with_errors 9 1 0 0 8");
        (await app.Errors(by, import)).ShouldBe(
            ["5 trl unreadable", "6 trl invalid", "8 licences[0] unreadable", "9 organization not_a_member", "10  unreadable", "11 title invalid", "12  line_too_long", "13  unreadable"], ignoreOrder: true);
        var item = await app.Item(by, "a");
        (item.GetProperty("title").GetString(), item.GetProperty("trl").GetInt32(), item.GetProperty("licences").GetArrayLength()).ShouldBe(("Two\r\nlines, and a \"quote\"", 6, 2));
    }

    [Fact]
    public async Task A_mark_blank_rows_empty_columns_and_any_line_ending_are_no_matter()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        foreach (var (end, i) in new[] { "\n", "\r\n", "\r" }.Select((end, i) => (end, i)))
        {
            var file = string.Join(end, "\uFEFF", "externalId, organization ,title,,", "", ",,,,", $"r{i},{by.Organization},石墨烯导热膜,,", "   ", ",,,,");
            var import = await app.Import(by, file, "text/csv; charset=utf-8; header=present");
            import.Counts().ShouldBe("completed 1 1 0 0 0");
            (await app.Item(by, $"r{i}")).GetProperty("title").GetString().ShouldBe("石墨烯导热膜");
        }
    }

    [Fact]
    public async Task A_file_whose_header_or_quotes_are_broken_is_refused_whole()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var refusals = new Dictionary<string, string>
        {
            ["externalId,colour,title\na,red,x"] = "colour",
            ["externalId,title,title\na,x,y"] = "title",
            ["externalId,,title\na,x,y"] = "",
            ["a,x\nb,y"] = "a x",
            ["externalId,title\na,\"not closed\nb,y\n"] = "file",
            ["externalId,title\na,\"closed\" early\nb,y\n"] = "file",
            ["externalId,title\na," + new string('x', 9 << 20)] = "file",
            ["externalId,title\n"] = "file",
            [""] = "file",
        };
        foreach (var (file, fault) in refusals)
        {
            var problem = await app.SendFile(by, file, FileStory.Csv).ShouldRefuse(400, "unreadable");
            string.Join(' ', problem.Faults()).ShouldBe(fault, file[..Math.Min(file.Length, 100)]);
        }

        byte[] gbk = [0xB3, 0xC9, 0xB9, 0xFB];
        (await app.SendFile(by, [.. "externalId,title\na,"u8, .. gbk], FileStory.Csv).ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["file"]);
        await app.SendFile(by, "externalId,title\na,x", "text/csv; charset=gb18030").ShouldRefuse(415, "unsupported_media_type");
        var list = await (await app.As(by).Send(HttpMethod.Get, "/v1/imports")).Json();
        list.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_stands_in_a_broken_file_before_the_break_is_not_taken()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var file = new StringBuilder("externalId,organization,title\n");
        for (var i = 0; i < 5000; i++) file.Append(provider: null, $"r{i},{by.Organization},Result {i}\n");
        await app.SendFile(by, file + "x,\"y", FileStory.Csv).ShouldRefuse(400, "unreadable");
        var staged = await app.InDatabase(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.Set<Marketplace.Imports.StagedRow>()));
        staged.ShouldBe(0);
    }
}
