using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class DealAccessTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task For_a_stranger_there_is_no_such_deal_whatever_is_tried()
    {
        var deal = await (await DealStory.Begin(app, intended: "90.00")).Agreed();
        var value = (await deal.Ledger()).GetProperty("statements")[0].GetProperty("id").GetGuid();
        foreach (var role in new[] { Role.Manager, Role.Member, Role.Broker })
        {
            var stranger = await app.Actor(role);
            foreach (var path in new[] { "", "/history", "/ledger", "/values", $"/values/{value}" })
            {
                await app.As(stranger).Send(HttpMethod.Get, deal.Path + path).ShouldRefuse(404, "not_found");
            }

            foreach (var (step, body) in new (string, object?)[]
            {
                ("price", new { route = "free" }), ("confirm", null), ("sign", DealStory.Contract), ("perform", null), ("accept", null), ("close", null), ("cancel", null),
                ("terminate", new { reason = "No.", date = "2026-11-24" }), ($"values/{value}/confirm", null), ("values", new { reverses = value }),
            })
            {
                await deal.Step(stranger, step, body).ShouldRefuse(404, "not_found");
            }

            await deal.State(stranger, "received", "1.00").ShouldRefuse(404, "not_found");
            await deal.Patch(stranger, new { terms = "Mine." }).ShouldRefuse(404, "not_found");
            (await DealStory.Done(app.As(stranger).Send(HttpMethod.Get, $"/v1/deals?organization={deal.Buyer.Organization}"))).GetProperty("items").GetArrayLength().ShouldBe(0);
        }

        (await deal.Read()).GetProperty("version").GetInt32().ShouldBe(3);
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed"]);
    }

    [Fact]
    public async Task A_statement_is_found_in_its_own_deal_only()
    {
        var (mine, other) = (await DealStory.Begin(app, intended: "90.00"), await DealStory.Begin(app, intended: "90.00"));
        var foreign = (await other.Ledger()).GetProperty("statements")[0].GetProperty("id").GetGuid();
        await app.As(mine.Seller).Send(HttpMethod.Get, $"{mine.Path}/values/{foreign}").ShouldRefuse(404, "not_found");
        await mine.ConfirmValue(mine.Seller, foreign).ShouldRefuse(404, "not_found");
        (await mine.Reverse(mine.Seller, foreign).ShouldRefuse(422, "unknown_reference")).Faults().ShouldBe(["reverses"]);
        (await other.Statements()).ShouldBe(["1 intended 90.00 claimed"]);
    }

    [Fact]
    public async Task The_broker_takes_part_until_the_terms_leave_it_out()
    {
        var deal = await DealStory.Begin(app);
        await DealStory.Done(app.As(deal.Broker).Send(HttpMethod.Get, deal.Path));
        await deal.Stated(deal.Broker, "intended", "90.00");
        await DealStory.Done(deal.Patch(deal.Buyer, """{"brokerId":null}"""));
        await app.As(deal.Broker).Send(HttpMethod.Get, deal.Path).ShouldRefuse(404, "not_found");
        await deal.State(deal.Broker, "intended", "95.00").ShouldRefuse(404, "not_found");
    }

    [Fact]
    public async Task An_auditor_reads_every_deal_and_changes_none()
    {
        var (deal, auditor) = (await DealStory.Begin(app, intended: "90.00"), await app.Actor(Role.Auditor));
        foreach (var path in new[] { "", "/history", "/ledger", "/values" }) await DealStory.Done(app.As(auditor).Send(HttpMethod.Get, deal.Path + path));
        foreach (var step in new[] { "confirm", "cancel", "close" }) await deal.Step(auditor, step).ShouldRefuse(403, "forbidden");
        await deal.State(auditor, "intended", "1.00").ShouldRefuse(403, "forbidden");
        await deal.Patch(auditor, new { terms = "Mine." }).ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task To_change_terms_one_says_which_version_one_has_read()
    {
        var deal = await DealStory.Begin(app);
        await deal.Patch(deal.Buyer, new { terms = "One." }, null).ShouldRefuse(428, "precondition_required");
        await deal.Patch(deal.Buyer, new { terms = "One." }, "one").ShouldRefuse(400, "invalid_if_match");
        await deal.Patch(deal.Buyer, new { terms = "One." }, "W/\"1\"").ShouldRefuse(412, "stale_version");
        var revised = await deal.Patch(deal.Buyer, new { terms = "One." }, "\"1\"");
        revised.Headers.ETag!.Tag.ShouldBe("\"2\"");

        await deal.Patch(deal.Buyer, new { terms = "Two." }, "\"1\"").ShouldRefuse(412, "stale_version");
        foreach (var (step, body) in new (string, object?)[] { ("price", new { route = "free" }), ("confirm", null), ("cancel", null) })
        {
            await deal.Step(deal.Buyer, step, body, "\"1\"").ShouldRefuse(412, "stale_version");
        }

        (await deal.Read()).GetProperty("terms").GetString().ShouldBe("One.");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => deal.Patch(i % 2 == 0 ? deal.Buyer : deal.Seller, new { terms = $"Of {i}." }, "\"2\"")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(5);
    }

    [Theory]
    [InlineData("""{"sellerId":"01980000-0000-7000-8000-000000000001"}""", "sellerId", 400)]
    [InlineData("""{"status":"signed"}""", "status", 400)]
    [InlineData("""{"contractType":null}""", "contractType", 400)]
    [InlineData("""{"contractType":"gift"}""", "contractType", 400)]
    [InlineData("""{"licence":1}""", "licence", 400)]
    [InlineData("""{"terms":"a\u0000"}""", "terms", 400)]
    [InlineData("""{"brokerId":"nobody"}""", "brokerId", 400)]
    [InlineData("""{"brokerId":"01980000-0000-7000-8000-000000000001"}""", "brokerId", 422)]
    public async Task What_is_wrong_with_a_change_is_said_by_name(string change, string member, int status)
    {
        var deal = await DealStory.Begin(app);
        var answer = await deal.Patch(deal.Buyer, change);
        ((int)answer.StatusCode, string.Join(' ', (await answer.Json()).Faults())).ShouldBe((status, member));
        (await deal.Read()).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Whose_an_anonymous_need_is_no_attempt_at_a_deal_tells()
    {
        var (owner, seller, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        var body = new { title = "Secret need", description = "A thing that nobody may link to its owner.", anonymous = true };
        var need = await Story.Created(app.As(owner).Send(HttpMethod.Post, "/v1/needs?publish=true", body));
        foreach (var by in new[] { seller, other })
        {
            var said = new HashSet<string>();
            foreach (var buyer in new[] { owner.Organization, other.Organization == by.Organization ? seller.Organization : other.Organization })
            {
                var sides = new { needId = need, buyerId = buyer, sellerId = by == seller ? seller.Organization : (await app.Actor(Role.Manager)).Organization, brokerId = other.Organization, contractType = "consulting" };
                said.Add((await app.As(by).Send(HttpMethod.Post, "/v1/deals", sides).ShouldRefuse(422, "not_owned_by_party")).GetProperty("errors").ToString());
            }

            said.ShouldHaveSingleItem();
        }

        await Story.Created(app.As(owner).Send(HttpMethod.Post, "/v1/deals", new { needId = need, buyerId = owner.Organization, sellerId = seller.Organization, contractType = "consulting" }));
    }
}
