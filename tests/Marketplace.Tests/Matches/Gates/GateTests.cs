using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Matches.Gates.MatchStory;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>Each hard condition, by what need and result say: what nobody says fails nothing.</summary>
public sealed class GateTests(TestApp app) : IClassFixture<TestApp>
{
    private static string Open(string more) => """{"licences":["open"],"openLicence":{"payment":"lump_sum",""" + more + "}}";

    public static TheoryData<string, string, string, string, string?> Cases => new()
    {
        { "trl", """{"trlMin":5}""", """{"trl":5}""", "passed", null },
        { "trl", """{"trlMin":5}""", """{"trl":4}""", "failed", "trl_too_low" },
        { "trl", """{"trlMin":5}""", "{}", "unknown", null },
        { "trl", "{}", """{"trl":4}""", "unknown", null },
        { "licence", """{"licence":"exclusive"}""", """{"licences":["sole","exclusive"]}""", "passed", null },
        { "licence", """{"licence":"exclusive"}""", """{"licences":["ordinary","open"]}""", "failed", "licence_not_offered" },
        { "licence", """{"licence":"ordinary"}""", """{"licences":["open"]}""", "passed", null },
        { "licence", """{"licence":"open"}""", """{"licences":["ordinary"]}""", "failed", "licence_not_offered" },
        { "licence", """{"licence":"exclusive"}""", "{}", "unknown", null },
        { "licence", "{}", """{"licences":["open"]}""", "unknown", null },
        { "region", """{"region":"310115"}""", """{"region":"110108"}""", "passed", null },
        { "region", """{"region":"310115"}""", """{"region":"US"}""", "warned", null },
        { "region", """{"region":"310115"}""", "{}", "unknown", null },
        { "region", """{"region":"310115"}""", Open(""" "regions":["110000","310000"] """), "passed", null },
        { "region", """{"region":"310115"}""", Open(""" "regions":["CN"] """), "passed", null },
        { "region", """{"region":"450100"}""", Open(""" "regions":["310000","451000"] """), "warned", null },
        { "region", """{"region":"451021"}""", Open(""" "regions":["451000"] """), "passed", null },
        { "budget", """{"budget":{"amount":"100.00","currency":"CNY"}}""", Open(""" "fee":{"amount":"100.00","currency":"CNY"} """), "passed", null },
        { "budget", """{"budget":{"amount":"100.00","currency":"CNY"}}""", Open(""" "fee":{"amount":"100.01","currency":"CNY"} """), "warned", null },
        { "budget", """{"budget":{"amount":"100.00","currency":"CNY"}}""", Open(""" "fee":{"amount":"999.00","currency":"USD"} """), "unknown", null },
        { "budget", "{}", Open(""" "fee":{"amount":"999.00","currency":"USD"} """), "unknown", null },
        { "deadline", """{"deadline":"2999-12-31"}""", "{}", "passed", null },
        { "deadline", """{"deadline":"2020-12-31"}""", "{}", "unknown", null },
        { "deadline", "{}", Open(""" "fee":{"amount":"1.00","currency":"CNY"},"validUntil":"2998-12-31" """), "passed", null },
        { "deadline", """{"deadline":"2999-12-31"}""", Open(""" "fee":{"amount":"1.00","currency":"CNY"},"validUntil":"2020-12-31" """), "failed", "open_licence_ended" },
        { "conflict", "{}", "{}", "passed", null },
        { "unverified", "{}", "{}", "warned", null },
        { "must", "{}", "{}", "unknown", null },
        { "excluded", "{}", "{}", "unknown", null },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task It_judges_by_what_both_sides_say_from_either_side(string gate, string need, string result, string outcome, string? code)
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        // Where a fee stands beside how it is paid it must be said; here it is of no account.
        result = result.Contains("openLicence") && !result.Contains("\"fee\"") ? result.Replace("\"lump_sum\"", "\"negotiable\"") : result;
        var (needPath, resultPath) = (await story.Post(company, "needs", need), await story.Post(university, "results", result));
        var list = code is null ? "items" : "nearMisses";
        foreach (var match in new[]
        {
            Of(await story.Matches(company, needPath, 1), list).Single(),
            Of(await story.Matches(university, resultPath, 1), list).Single(),
            Of(await story.Scored(university, needPath, resultPath), "items").Single(),
        })
        {
            (Outcome(match, gate), string.Join(' ', Fit(match))).ShouldBe((outcome, code is null ? "" : $"gate {gate}: {code}"));
            match.GetProperty("rank").GetInt32().ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_deadline_that_passes_fails_until_the_need_expires_and_for_its_owner_after()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var result = await story.Post(university, "results");
        var need = await story.Post(company, "needs", """{"deadline":"2020-01-01"}""", publish: false);
        Fit(Of(await story.Matches(company, need, 1), "nearMisses").Single()).ShouldBe(["gate deadline: deadline_passed"]);
        Outcome(Of(await story.Scored(company, need, result), "items").Single(), "deadline").ShouldBe("failed");
    }

    [Fact]
    public async Task What_is_reviewed_is_not_warned_of()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var (need, result) = (await story.Post(company, "needs"), await story.Post(university, "results"));
        (await app.Step(university, result, "review")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Outcome(Of(await story.Matches(company, need, 1), "items").Single(), "unverified").ShouldBe("passed");
    }

    [Fact]
    public async Task To_a_text_that_is_nobodys_what_only_an_item_says_is_unknown()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var result = await story.Post(university, "results", """{"trl":2,"licences":["open"],"region":"US"}""");
        await story.Matches(company, await story.Post(company, "needs"), 1);
        // Its own too: who looks through the catalogue finds it whole.
        foreach (var by in new[] { company, university })
        {
            var match = Of(await (await app.As(by).Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", title = story.Word })).Json(), "items").Single();
            match.GetProperty("result").Text("id").ShouldBe(result.Split('/')[^1]);
            foreach (var gate in "trl licence region budget deadline conflict".Split(' ')) Outcome(match, gate).ShouldBe("unknown", gate);
        }
    }
}
