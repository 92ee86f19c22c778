using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Needs;

public sealed class ResolveNeedTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("""{"outcome":"contract"}""", "resolved")]
    [InlineData("""{"outcome":"in_house"}""", "resolved")]
    [InlineData("""{"outcome":"none"}""", "unresolved")]
    [InlineData("""{"outcome":"bought","status":"partially_resolved"}""", "partially_resolved")]
    [InlineData("""{"outcome":"elsewhere","status":"unresolved","note":" 中试未成 "}""", "unresolved")]
    public async Task The_outcome_says_how_it_ended(string body, string status)
    {
        var owner = await app.Actor(Role.Member);
        var need = await Published(owner);
        (await app.Step(owner, need, "resolve", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = await app.Read(owner, need);
        (read.Text("status"), read.Text("outcome")).ShouldBe((status, body.Split('"')[3]));
        if (body.Contains("note")) read.Text("outcomeNote").ShouldBe("中试未成");
    }

    [Theory]
    [InlineData("""{}""", "invalid", "outcome")]
    [InlineData("""{"outcome":null}""", "invalid", "outcome")]
    [InlineData("""{"outcome":"sold"}""", "unreadable", "outcome")]
    [InlineData("""{"outcome":"contract","status":"published"}""", "unreadable", "status")]
    [InlineData("""{"outcome":"contract","reason":"r"}""", "unreadable", "reason")]
    public async Task Without_an_outcome_that_there_is_it_stays_open(string body, string code, string member)
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Published(owner);
        (await app.Step(owner, need, "resolve", body).ShouldRefuse(400, code)).Faults().ShouldBe([member]);
        (await app.StatusOf(owner, need)).ShouldBe("published");
    }

    [Fact]
    public async Task Nobody_but_the_owner_knows_whether_it_is_met()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Published(owner);
        foreach (var role in new[] { Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert })
        {
            await app.Step(await app.Actor(role), need, "resolve", new { outcome = "contract" }).ShouldRefuse(403, "not_allowed");
        }

        await app.Step(await app.Actor(Role.Auditor), need, "resolve", new { outcome = "contract" }).ShouldRefuse(403, "forbidden");
        await app.Step(owner, need, "resolve", new { outcome = "contract" }, ifMatch: "\"7\"").ShouldRefuse(412, "stale_version");
        (await app.StatusOf(owner, need)).ShouldBe("published");
    }

    private async Task<string> Published(TestActor owner)
    {
        var manager = owner.Role == Role.Manager ? owner : await app.Colleague(owner, Role.Manager);
        return await app.Post(manager, "needs", Items.Body("needs", "海水提锂吸附剂"), publish: true);
    }
}
