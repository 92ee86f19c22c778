using System.Text;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Imports.ImportStory;

namespace Marketplace.Tests.Imports;

public sealed class ImportRowsTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>What a line may hold that is no good, and how that is said; <c>$</c> is the owner.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "{", "  unreadable" },
        { "nonsense", "  unreadable" },
        { "null", "  unreadable" },
        { "[]", "  unreadable" },
        { "\"text\"", "  unreadable" },
        { "17", "  unreadable" },
        { "{} {}", "  unreadable" },
        { "{}", " title invalid" },
        { """{"externalId":"x","organization":"$"}""", " title invalid" },
        { """{"organization":"$","title":"T"}""", " externalId invalid" },
        { """{"externalId":"x","title":"T"}""", " organization invalid" },
        { """{"externalId":"x","organization":"$","title":"T","colour":"red"}""", " colour unreadable" },
        { """{"externalId":"x","organization":"$","Title":"T"}""", " Title unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","title":"U"}""", " title unreadable" },
        { """{"externalId":"x","organization":"$","title":7}""", " title unreadable" },
        { """{"externalId":"x","organization":"$","title":["T"]}""", " title unreadable" },
        { """{"externalId":"x","organization":"$","title":"a\u0000b"}""", " title unreadable" },
        { """{"externalId":"a\u0000b","organization":"$","title":"T"}""", " externalId unreadable" },
        { """{"externalId":"x","organization":"$","title":"a\ud800b"}""", " title unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","keywords":["a","b\u0000"]}""", " keywords[1] unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","keywords":"heat"}""", " keywords unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","keywords":[null]}""", " keywords[0] invalid" },
        { """{"externalId":"x","organization":"$","title":"T","a\u0000b":1}""", " a\uFFFDb unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","trl":"six"}""", " trl unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","trl":6.5}""", " trl unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","trl":1e999}""", " trl unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","trl":10}""", " trl invalid" },
        { """{"externalId":"x","organization":"$","title":"T","licences":["exclusive","gift"]}""", " licences[1] unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","licences":["exclusive,sole"]}""", " licences[0] unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","licences":[0]}""", " licences[0] unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","field":"magic"}""", " field unreadable" },
        { """{"externalId":"x","organization":"$","title":"T","region":"moon"}""", " region invalid" },
        { """{"externalId":"x","organization":"$","title":"T","status":"published"}""", " status unreadable" },
        { $$"""{"externalId":"x","organization":"$","title":"{{new string('题', 501)}}"}""", " title invalid" },
        { $$"""{"externalId":"{{new string('i', 201)}}","organization":"$","title":"T"}""", " externalId invalid" },
        { $$"""{"externalId":"x","organization":"$","title":"T","summary":"{{new string('s', 50_001)}}"}""", " summary invalid" },
        { $$"""{"externalId":"x","organization":"$","title":"T","keywords":{{new string('[', 100)}}{{new string(']', 100)}}}""", " keywords unreadable" },
        { new string(' ', 1 << 20) + "x", "  line_too_long" },
        { $$"""{"externalId":"x","organization":"$","title":"{{new string('t', 1 << 20)}}"}""", "  line_too_long" },
        { """{"externalId":"x","organization":"nobody","title":"T"}""", " organization not_a_member" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_line_that_is_no_good_is_said_by_number_and_the_others_go_in(string line, string fault)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var client = app.As(by);
        var sent = await client.SendFile([Row(by, "a"), line.Replace("$", by.Organization.ToString(), StringComparison.Ordinal), "", Row(by, "b")]);
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 3 2 0 0 1");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["2" + fault]);
        (await client.Results(by)).Select(r => r.GetProperty("externalId").GetString()).ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("summary", 50_000)]
    [InlineData("title", 500)]
    [InlineData("externalId", 200)]
    public async Task What_is_as_long_as_may_be_goes_in_even_without_a_blank(string member, int length)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        foreach (var letter in new[] { "w", "题", "𠀀" })
        {
            var row = new Dictionary<string, string> { ["externalId"] = letter, ["organization"] = by.Organization.ToString(), ["title"] = "T", ["summary"] = "S" };
            row[member] = string.Concat(Enumerable.Repeat(letter, length / letter.Length));
            (await app.As(by).Outcome(app.As(by).SendFile([System.Text.Json.JsonSerializer.Serialize(row)]))).ShouldBe("completed 1 1 0 0 0", letter);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_fault_of_their_line()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        byte[] bad = [.. Encoding.UTF8.GetBytes($$"""{"externalId":"x","organization":"{{by.Organization}}","title":"a"""), 0xFF, 0xFE, .. "\"}\n"u8];
        byte[] file = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Row(by, "a") + "\r\n"), .. bad, 0x00, (byte)'\n', .. Encoding.UTF8.GetBytes(Row(by, "b") + "\r\n")];
        var client = app.As(by);
        var sent = await client.SendFile(file);
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 4 2 0 0 2");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["2 title unreadable", "3  unreadable"]);
    }

    [Fact]
    public async Task A_file_of_nothing_but_faults_makes_nothing_and_its_errors_are_paged()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var client = app.As(by);
        var sent = await client.SendFile(Enumerable.Repeat("{", 450));
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 450 0 0 0 450");
        var lines = new List<int>();
        for (var path = $"{sent.Headers.Location}/errors?limit=200"; ;)
        {
            var page = await (await client.Send(HttpMethod.Get, path)).Json();
            lines.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
            if (page.GetProperty("nextCursor").GetString() is not { } cursor) break;
            path = $"{sent.Headers.Location}/errors?limit=200&cursor={cursor}";
        }

        lines.ShouldBe(Enumerable.Range(1, 450));
    }

    [Fact]
    public async Task A_need_and_an_organization_are_held_to_the_rules_of_their_own()
    {
        var (by, operators) = (await app.Actor(Role.Manager), app.As(await app.Actor(Role.Operator)));
        string Need(string more) => $$"""{"externalId":"n","organization":"{{by.Organization}}","title":"T","description":"D",{{more}}}""";
        var sent = await app.As(by).SendFile(
            [Need(""" "budget":{"amount":1,"currency":"CNY"} """), Need(""" "budget":{"amount":"1","currency":"RMB"} """), Need(""" "budget":{"amount":"1"} """), Need(""" "deadline":"soon" """), Need(""" "targets":[null] """)], "kind=needs");
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 5 0 0 0 5");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe(
            ["1 budget.amount unreadable", "2 budget.currency invalid", "3 budget.currency invalid", "4 deadline unreadable", "5 targets[0] invalid"]);

        string Organization(string id, string more) => $$"""{"externalId":"{{id}}","name":"N","kind":"company"{{more}}}""";
        sent = await operators.SendFile(
            [Organization("o1", ""","uscc":"91310115MA1K4UNM2X" """), Organization("o2", ""","uscc":"91310115MA1K4UNM2X" """), Organization("o3", ""","uscc":"1" """), """{"externalId":"o4","name":"N","kind":"castle"}"""],
            "kind=organizations");
        (await operators.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 4 1 0 0 3");
        (await operators.Faults(sent.Headers.Location!)).ShouldBe(["2 uscc code_taken", "3 uscc invalid", "4 kind unreadable"]);
    }
}
