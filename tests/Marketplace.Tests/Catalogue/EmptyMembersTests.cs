using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Catalogue;

/// <summary>An optional member that is <c>""</c> is absent, whatever it would be else.</summary>
public sealed class EmptyMembersTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>One or more of each type: text, word, number, date, truth, list, money, list of objects.</summary>
    public static TheoryData<string, string> Optional => new()
    {
        { "titleEn", "\"A membrane\"" }, { "field", "\"aerospace\"" }, { "licence", "\"sole\"" }, { "trlMin", "5" }, { "deadline", "\"2027-06-30\"" }, { "anonymous", "true" },
        { "keywords", "[\"heat\"]" }, { "budget", """{"amount":"1","currency":"JPY"}""" }, { "targets", """[{"name":"flux","required":"1"}]""" },
    };

    [Theory, MemberData(nameof(Optional))]
    public async Task It_is_absent_from_a_new_thing_and_cleared_by_a_patch_as_null_is(string member, string value)
    {
        var by = await app.Actor(Role.Manager);
        var without = (await app.Read(by, await Post(by, member, null))).GetProperty(member).ToString();
        var full = await Post(by, member, value);
        (await app.Read(by, full)).GetProperty(member).ToString().ShouldNotBe(without);
        foreach (var empty in new[] { "\"\"", "\" \\t\"", "null" })
        {
            (await app.Read(by, await Post(by, member, empty))).GetProperty(member).ToString().ShouldBe(without, empty);
            await Done(app.As(by).Send(HttpMethod.Patch, full, $"{{\"{member}\":{value}}}", "*"));
            var cleared = await Done(app.As(by).Send(HttpMethod.Patch, full, $"{{\"{member}\":{empty}}}", "*"));
            cleared.GetProperty(member).ToString().ShouldBe(without, empty);
        }
    }

    [Fact]
    public async Task So_it_is_within_a_member()
    {
        var by = await app.Actor(Role.Manager);
        var path = await Post(by, "targets", """[{"name":"flux","required":"1","current":"","mustHave":"","unit":""}]""");
        var target = (await app.Read(by, path)).GetProperty("targets")[0];
        new[] { "current", "unit" }.ShouldAllBe(m => target.GetProperty(m).ValueKind == JsonValueKind.Null);
        target.GetProperty("required").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task So_it_is_in_a_row_of_a_file()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var row = $$"""{"externalId":"e","organization":"{{by.Organization}}","title":"T","summary":"","language":"","keywords":"","trl":"","licences":"","field":"","region":"","ipRights":""}""";
        (await app.As(by).Outcome(app.As(by).SendFile([row]))).ShouldBe("completed 1 1 0 0 0");
        var result = (await app.As(by).Results(by)).ShouldHaveSingleItem();
        new[] { "trl", "field", "region" }.ShouldAllBe(m => result.GetProperty(m).ValueKind == JsonValueKind.Null);
        result.GetProperty("keywords").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/v1/organizations", """{"name":"n","kind":""}""", "kind", "operator")]
    [InlineData("/v1/deals", """{"resultId":"","needId":"","buyerId":"","sellerId":"","contractType":"","intendedValue":""}""", "buyerId contractType needId sellerId", "manager")]
    [InlineData("/v1/matches/search", """{"side":"","limit":"","title":"x","filters":""}""", "side", "manager")]
    [InlineData("/v1/deals/{id}/sign", """{"number":"1","date":"","value":"","evidence":""}""", "date evidence value", "manager")]
    [InlineData("/v1/deals/{id}/values", """{"level":"","amount":"","date":"","evidence":"","reverses":""}""", "amount date evidence level", "manager")]
    public async Task What_is_demanded_is_then_missing_and_named(string path, string body, string named, string role)
    {
        var sent = app.As(await app.Actor(SnakeCase.Parse<Role>(role))).Send(HttpMethod.Post, path.Replace("{id}", $"{Guid.NewGuid()}", StringComparison.Ordinal), body);
        (await sent.ShouldRefuse(400, "invalid")).Faults().Order(StringComparer.Ordinal).ShouldBe(named.Split(' '));
    }

    [Fact]
    public async Task What_is_wrong_deep_within_is_still_named_by_its_whole_path()
    {
        var by = await app.Actor(Role.Manager);
        var body = """{"title":"T","description":"D","targets":[{"name":"flux","required":"1"},{"name":"flux","required":"much"}]}""";
        (await app.As(by).Send(HttpMethod.Post, "/v1/needs", body).ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["targets[1].required"]);
        await app.As(by).Send(HttpMethod.Post, "/v1/needs", "\"\"").ShouldRefuse(400, "unreadable");
    }

    private Task<string> Post(TestActor by, string member, string? value) =>
        app.Post(by, "needs", $"{{\"title\":\"T\",\"description\":\"D\"{(value is null ? "" : $",\"{member}\":{value}")}}}");

    private static async Task<JsonElement> Done(Task<HttpResponseMessage> sent)
    {
        var answer = await (await sent).Json();
        (await sent).StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToString());
        return answer;
    }
}
