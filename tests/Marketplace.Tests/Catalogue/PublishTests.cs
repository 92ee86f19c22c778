using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class PublishTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Sides => Items.Sides;

    [Theory, MemberData(nameof(Sides))]
    public async Task At_once_on_the_managers_word_and_the_history_says_so(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var answer = await Post(owner, side, Items.Body(side, "耐溶剂纳滤膜"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var posted = await answer.Json();
        (posted.Text("status"), posted.GetProperty("organization").GetGuid()).ShouldBe(("published", owner.Organization));
        var path = answer.Headers.Location!.ToString();
        (await app.Read(null, path)).ToString().ShouldBe(posted.ToString());
        var line = (await app.Read(owner, $"{path}/history")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (line.Text("step"), line.Text("to"), line.Text("reason")).ShouldBe(("create", "published", "on the publisher's word"));
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Too_little_is_said_by_the_name_of_every_member_and_nothing_stays(string side)
    {
        var (owner, text) = (await app.Actor(Role.Manager), Items.TextOf(side));
        (await Post(owner, side, Items.Body(side, "膜", "短", ("externalId", "gate"))).ShouldRefuse(422, "quality_gate")).Faults().ShouldBe(["title", text], ignoreOrder: true);
        (await Post(owner, side, Items.Body(side, "abc", more: ("externalId", "gate"))).ShouldRefuse(422, "quality_gate")).Faults().ShouldBe(["title"]);
        (await Post(owner, side, Items.Body(side, "abcd", "Nineteen characters", ("externalId", "gate"))).ShouldRefuse(422, "quality_gate")).Faults().ShouldBe([text]);
        (await app.Read(owner, $"/v1/{side}?externalId=gate")).Titles().ShouldBeEmpty();
        await Story.Created(Post(owner, side, Items.Body(side, "abcd", "Twenty characters ok", ("externalId", "gate"))));
        (await app.StatusOf(owner, await app.Post(owner, side, Items.Body(side, "膜", "短")))).ShouldBe("draft");
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Only_its_manager_or_an_operator_gives_that_word(string side)
    {
        var (owner, op) = (await app.Actor(Role.Manager), await app.Actor(Role.Operator));
        foreach (var role in new[] { Role.Member, Role.Broker })
        {
            await Post(await app.Actor(role), side, Items.Body(side, "耐溶剂纳滤膜")).ShouldRefuse(403, "not_allowed");
        }

        foreach (var role in new[] { Role.Expert, Role.Auditor })
        {
            await Post(await app.Actor(role), side, Items.Body(side, "耐溶剂纳滤膜")).ShouldRefuse(403, "forbidden");
        }

        var forOwner = await (await Post(op, side, Items.Body(side, "耐溶剂纳滤膜", more: ("organization", owner.Organization)))).Json();
        (forOwner.Text("status"), forOwner.GetProperty("organization").GetGuid()).ShouldBe(("published", owner.Organization));
        (await app.Step(owner, $"/v1/{side}/{forOwner.Text("id")}", "confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task For_another_house_nothing_is_posted_whether_there_is_such_a_house_or_not(string side)
    {
        var (owner, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var refusals = new List<JsonElement>();
        foreach (var organization in new[] { other.Organization.ToString(), Guid.NewGuid().ToString(), "nobody" })
        {
            refusals.Add(await app.As(owner).Send(HttpMethod.Post, $"/v1/{side}", Items.Body(side, "Not mine", more: ("organization", organization))).ShouldRefuse(403, "not_a_member"));
        }

        refusals.Select(refusal => string.Join(',', refusal.Said())).Distinct().ShouldHaveSingleItem();
        (await Post(await app.Actor(Role.Operator), side, Items.Body(side, "Nobody's", more: ("organization", "nobody"))).ShouldRefuse(422, "unknown_reference"))
            .Faults().ShouldBe(["organization"]);
        (await app.Read(other, $"/v1/{side}?organization={other.Organization}")).Titles().ShouldBeEmpty();
    }

    private Task<HttpResponseMessage> Post(TestActor by, string side, object body) => app.As(by).Send(HttpMethod.Post, $"/v1/{side}?publish=true", body);
}
