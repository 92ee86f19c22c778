using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

public sealed class MatchTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_published_result_is_matched_and_says_why_and_a_withdrawn_one_is_gone()
    {
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var need = await Post(company, "/v1/needs?publish=true", new { title = "耐溶剂纳滤膜", description = "用于溶剂回收的耐溶剂纳滤膜,不得在丙酮中溶胀。", trlMin = 5 });
        var good = await Post(university, "/v1/results?publish=true", new { title = "聚酰亚胺纳滤膜", summary = "一种在丙酮中不溶胀的耐溶剂纳滤膜,已完成中试。", trl = 6, externalId = "good" });
        var early = await Post(university, "/v1/results?publish=true", new { title = "聚合物纳滤膜", summary = "一种耐溶剂纳滤膜,还在实验室阶段,尚未放大。", trl = 2 });

        JsonElement matches = default;
        await Story.Soon(async () => (matches = await Read(company, need)).GetProperty("items").GetArrayLength() + matches.GetProperty("nearMisses").GetArrayLength() == 2);
        var best = matches.GetProperty("items")[0];
        best.GetProperty("result").GetProperty("id").GetString().ShouldBe(good);
        best.GetProperty("why").GetProperty("terms").EnumerateArray().Select(t => t.GetProperty("term").GetString()!).ShouldContain(term => term.Contains("纳滤膜"));
        best.GetProperty("why").GetProperty("gates").ToString().ShouldContain("unverified");
        matches.GetProperty("nearMisses")[0].GetProperty("result").GetProperty("id").GetString().ShouldBe(early);

        var scored = await (await app.As(university).Send(HttpMethod.Post, "/v1/matches/score", new { needId = need, externalIds = new[] { "good", "none" } })).Json();
        scored.GetProperty("items").GetArrayLength().ShouldBe(1);
        scored.GetProperty("missing")[0].GetString().ShouldBe("none");

        (await app.As(university).Send(HttpMethod.Post, $"/v1/results/{good}/withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Read(company, need)).ToString().ShouldNotContain(good);
    }

    [Theory]
    [InlineData("""{"title":"a","externalIds":[null]}""", "externalIds[0]")]
    [InlineData("""{"title":"a"}""", "resultIds")]
    [InlineData("""{"resultIds":[]}""", "needId")]
    public async Task What_cannot_be_scored_is_said_by_name(string body, string member)
    {
        var problem = await app.As(await app.Actor(Role.Member)).Send(HttpMethod.Post, "/v1/matches/score", body).ShouldRefuse(400, "invalid");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([member]);
    }

    private async Task<JsonElement> Read(TestActor by, string need) => await (await app.As(by).Send(HttpMethod.Get, $"/v1/needs/{need}/matches")).Json();

    private async Task<string> Post(TestActor by, string path, object body)
    {
        var answer = await app.As(by).Send(HttpMethod.Post, path, body);
        var posted = await answer.Json();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, posted.ToString());
        return posted.GetProperty("id").GetString()!;
    }
}
