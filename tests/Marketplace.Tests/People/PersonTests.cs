using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.People;

public sealed class PersonTests(TestApp app) : IClassFixture<TestApp>
{
    private const string People = "/v1/people";
    private static readonly object Body = new { name = "林晓岚", nameEn = "Lin Xiaolan", orcid = "https://orcid.org/0000-0002-1694-233X", title = "研究员" };

    [Fact]
    public async Task A_person_is_entered_found_changed_and_erased_by_their_own_organization()
    {
        var (by, other) = (await app.Actor(Role.Member), await app.Actor(Role.Manager));
        var made = await app.As(by).Send(HttpMethod.Post, People, Body);
        var (path, person) = (made.Headers.Location!.ToString(), await made.Json());
        (person.GetProperty("orcid").GetString(), person.GetProperty("organizationId").GetGuid()).ShouldBe(("0000-0002-1694-233X", by.Organization));

        foreach (var query in new[] { "text=林晓岚", "text=xiaolan", "orcid=0000-0002-1694-233X", $"organization={by.Organization}" })
        {
            (await (await app.As(other).Send(HttpMethod.Get, $"{People}?{query}")).Json()).GetProperty("items").GetArrayLength().ShouldBe(1, query);
        }

        await app.As(other).Send(HttpMethod.Patch, path, new { title = "x" }, ifMatch: "*").ShouldRefuse(403, "not_allowed");
        await app.As(other).Send(HttpMethod.Post, $"{path}/erase").ShouldRefuse(403, "not_allowed");
        await app.As(by).Send(HttpMethod.Patch, path, new { title = "x" }).ShouldRefuse(428, "precondition_required");
        (await (await app.As(by).Send(HttpMethod.Patch, path, new { nameEn = (string?)null }, ifMatch: "\"1\"")).Json()).GetProperty("nameEn").ValueKind.ShouldBe(JsonValueKind.Null);
        await app.As(by).Send(HttpMethod.Post, $"{path}/erase", ifMatch: "\"1\"").ShouldRefuse(412, "stale_version");

        var erased = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.As(by).Send(HttpMethod.Post, $"{path}/erase", new { reason = "Asked for." })));
        erased.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        await app.As(by).Send(HttpMethod.Patch, path, new { name = "x" }, ifMatch: "*").ShouldRefuse(409, "wrong_state");
        var left = await (await app.As(by).Send(HttpMethod.Get, path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        left.ShouldNotContain("林"); left.ShouldNotContain("233X");
        (await (await app.As(by).Send(HttpMethod.Get, $"{People}?text=林晓岚")).Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        var history = (await (await app.As(by).Send(HttpMethod.Get, $"{path}/history")).Json()).GetProperty("items");
        history.EnumerateArray().Select(h => h.GetProperty("step").GetString()).ShouldBe(["create", "revise", "erase"]);
        history.ToString().ShouldNotContain("林");
    }

    [Fact]
    public async Task An_orcid_is_one_persons_and_a_key_makes_one_person()
    {
        var by = await app.Actor(Role.Manager);
        var body = new { name = "n", orcid = "0000-0001-5109-3700" };
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.As(by).Send(HttpMethod.Post, People, body, key: "k")));
        foreach (var answer in made) answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await Task.WhenAll(made.Select(a => a.Json()))).Select(p => p.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        await app.As(by).Send(HttpMethod.Post, People, body).ShouldRefuse(409, "code_taken");
    }

    [Theory]
    [InlineData("""{"name":"n","orcid":"0000-0002-1825-0098"}""", "orcid", 400, "invalid")]
    [InlineData("""{"name":"n","orcid":"0000-0002-1825"}""", "orcid", 400, "invalid")]
    [InlineData("""{"orcid":"0000-0002-1825-0097"}""", "name", 400, "invalid")]
    [InlineData("""{"name":"n","organization":"nobody's"}""", null, 403, "not_a_member")]
    [InlineData("""{"name":"n","salary":1}""", "salary", 400, "unreadable")]
    public async Task What_is_wrong_is_named(string body, string? member, int status, string code)
    {
        var problem = await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Post, People, body).ShouldRefuse(status, code);
        if (member is not null)
        {
            problem.Faults().ShouldBe([member]);
        }
    }
}
