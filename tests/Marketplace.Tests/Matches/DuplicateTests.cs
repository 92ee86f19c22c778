using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

/// <summary>What several organizations post alike is shown to operators.</summary>
public sealed class DuplicateTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Text = "一种用于海水淡化的耐污染复合反渗透膜,采用界面聚合法制备,脱盐率高于百分之九十九,通量稳定,清洗后恢复率高,已在沿海电厂完成一年的中试运行。";
    private const string English = "A fouling-resistant composite membrane for seawater desalination, made by interfacial polymerization, with a salt rejection above ninety-nine percent and a stable flux over a year of pilot operation.";

    [Theory, InlineData("needs"), InlineData("results")]
    public async Task What_says_nearly_the_same_is_found_across_organizations_until_it_no_longer_does(string side)
    {
        var (one, other, op) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Operator));
        var first = await app.Post(one, side, Items.Body(side, "耐污染反渗透膜", Text), publish: true);
        // Of the same organization, of the same subject, and in another language.
        await app.Post(one, side, Items.Body(side, "耐污染反渗透膜的另一份", Text), publish: true);
        await app.Post(other, side, Items.Body(side, "反渗透膜", "反渗透膜的清洗方法,适用于海水淡化电厂,清洗后通量恢复,运行成本低。"), publish: true);
        await app.Post(other, side, Items.Body(side, "Fouling-resistant membrane", English), publish: true);
        var copy = await app.Post(other, side, Items.Body(side, "耐污染的反渗透膜", Text.Replace("一年", "两年", StringComparison.Ordinal)), publish: true);

        // The first may be compared before the copy is, and the second with the copy only.
        await Story.Soon(async () => (await Pairs(op, side)).Count == 2);
        var pairs = await Pairs(op, side);
        foreach (var pair in pairs)
        {
            new[] { pair.GetProperty("one").Text("id"), pair.GetProperty("other").Text("id") }.ShouldContain(copy.Split('/')[^1]);
            pair.GetProperty("resemblance").GetDouble().ShouldBeInRange(0.5, 1);
        }

        (await app.Read(op, $"/v1/matches/duplicates?side={side}&least=0.5&limit=1")).GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.String);
        (await app.As(other).Send(HttpMethod.Patch, copy, new Dictionary<string, string> { [Items.TextOf(side)] = English }, "*", media: "application/merge-patch+json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Story.Soon(async () => (await Pairs(op, side)).Count == 0);
        (await app.Step(one, first, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.As(one).Send(HttpMethod.Get, "/v1/matches/duplicates").ShouldRefuse(403, "forbidden");
    }

    private async Task<List<JsonElement>> Pairs(TestActor by, string side) => [.. (await app.Read(by, $"/v1/matches/duplicates?side={side}")).GetProperty("items").EnumerateArray()];
}
