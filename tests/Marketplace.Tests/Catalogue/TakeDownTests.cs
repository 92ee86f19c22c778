using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class TakeDownTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task An_operator_takes_down_anything_and_its_owner_reads_why(string side)
    {
        var (op, owner, stranger) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var path = await app.Post(owner, side, Items.Body(side, "Perovskite tandem photovoltaics"), publish: true);
        var id = path.Split('/')[^1];
        await Story.Soon(Matched);

        await app.Step(stranger, path, "withdraw", new { reason = "I want it so" }).ShouldRefuse(403, "not_allowed");
        (await app.Step(op, path, "withdraw").ShouldRefuse(422, "reason_required")).Faults().ShouldBe(["reason"]);
        (await app.Read(null, $"/v1/{side}?text=perovskite")).ToString().ShouldContain(id);
        (await app.Step(op, path, "withdraw", new { reason = "侵犯他人专利" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Matched()).ShouldBeFalse();
        (await app.Read(stranger, $"/v1/{side}?text=perovskite")).ToString().ShouldNotContain(id);
        await app.As(stranger).Send(HttpMethod.Get, path).ShouldRefuse(404, "not_found");
        var line = (await app.Read(owner, $"{path}/history")).GetProperty("items").EnumerateArray().Last();
        (line.Text("step"), line.Text("to"), line.Text("reason")).ShouldBe(("withdraw", "withdrawn", "侵犯他人专利"));
        await app.Step(op, path, "withdraw", new { reason = "Again" }).ShouldRefuse(409, "wrong_state");

        async Task<bool> Matched() => (await (await app.As(stranger).Send(HttpMethod.Post, "/v1/matches/search", new { side, title = "Perovskite photovoltaics" })).Json())
            .GetProperty("items").ToString().Contains(id, StringComparison.Ordinal);
    }
}
