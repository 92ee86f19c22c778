using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class DealLifeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task From_an_intent_to_its_close_every_step_stands_in_the_history()
    {
        var deal = await DealStory.Begin(app, intended: "90.00");
        foreach (var (by, step, body, status) in new (TestActor, string, object?, string)[]
        {
            (deal.Broker, "price", new { route = "free" }, "pricing"),
            (deal.Buyer, "confirm", null, "pricing"),
            (deal.Seller, "confirm", null, "agreed"),
            (deal.Broker, "sign", DealStory.Contract, "signed"),
            (deal.Seller, "perform", null, "performing"),
            (deal.Buyer, "accept", null, "accepted"),
            (deal.Seller, "close", new { reason = "All is paid." }, "closed"),
        })
        {
            DealStory.StatusOf(await DealStory.Done(deal.Step(by, step, body))).ShouldBe(status);
        }

        (await deal.Steps()).ShouldBe(["create", "price", "confirm", "confirm", "sign", "perform", "accept", "close"]);
        var read = await deal.Read();
        (read.GetProperty("number").GetString(), read.GetProperty("signedOn").GetString(), read.GetProperty("version").GetInt32()).ShouldBe(("2026-1", "2026-11-24", 8));
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed", "2 signed 100.00 claimed"]);
        foreach (var step in new[] { "confirm", "cancel", "perform", "accept", "close" })
        {
            (await deal.Step(deal.Buyer, step).ShouldRefuse(409, "wrong_state")).GetProperty("steps").GetArrayLength().ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("broker", "confirm cancel")]
    [InlineData("operator", "confirm price sign")]
    [InlineData("seller", "")]
    public async Task Who_may_not_take_a_step_is_refused_and_nothing_happens(string who, string steps)
    {
        var deal = await DealStory.Begin(app);
        var by = who switch { "broker" => deal.Broker, "operator" => await app.Actor(Role.Operator), _ => deal.Seller };
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // To sign is not yet possible at all, and that is said first.
            await deal.Step(by, step, BodyOf(step)).ShouldRefuse(step == "sign" ? 409 : 403, step == "sign" ? "wrong_state" : "not_allowed");
        }

        (await deal.Steps()).ShouldBe(["create"]);
        await deal.Signed();
        await DealStory.Done(deal.Step(deal.Seller, "perform"));
        await deal.Step(by, "accept").ShouldRefuse(403, "not_allowed");
        DealStory.StatusOf(await deal.Read()).ShouldBe("performing");
    }

    [Fact]
    public async Task Each_party_and_an_operator_may_cancel_before_it_is_signed_and_nobody_after()
    {
        var by = await app.Actor(Role.Operator);
        foreach (var i in Enumerable.Range(0, 3))
        {
            var deal = await DealStory.Begin(app, intended: "90.00");
            if (i == 1) await DealStory.Done(deal.Step(deal.Buyer, "price", BodyOf("price")));
            if (i == 2) await deal.Agreed();
            var who = new[] { deal.Buyer, deal.Seller, by }[i];
            var cancelled = await DealStory.Done(deal.Step(who, "cancel", new { reason = "No budget." }));
            (DealStory.StatusOf(cancelled), cancelled.GetProperty("endedAt").ValueKind).ShouldBe(("cancelled", System.Text.Json.JsonValueKind.String));
            await deal.Step(who, "cancel").ShouldRefuse(409, "wrong_state");
            await deal.Sign(deal.Buyer).ShouldRefuse(409, "wrong_state");
            await deal.Patch(deal.Buyer, new { terms = "Again." }).ShouldRefuse(409, "wrong_state");
        }

        await (await (await DealStory.Begin(app)).Signed()).Step(by, "cancel").ShouldRefuse(409, "wrong_state");
    }

    [Fact]
    public async Task It_is_terminated_from_a_day_on_in_China_for_a_reason()
    {
        var deal = await (await DealStory.Begin(app)).Signed();
        (await deal.Step(deal.Seller, "terminate", "{}").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["reason", "date"], ignoreOrder: true);
        await deal.Step(deal.Broker, "terminate", BodyOf("terminate")).ShouldRefuse(403, "not_allowed");
        var terminated = await DealStory.Done(deal.Step(deal.Seller, "terminate", BodyOf("terminate")));
        (DealStory.StatusOf(terminated), terminated.GetProperty("endedAt").GetDateTimeOffset()).ShouldBe(("terminated", new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)));
        await deal.Step(deal.Seller, "terminate", BodyOf("terminate")).ShouldRefuse(409, "wrong_state");
        await deal.Step(deal.Buyer, "close").ShouldRefuse(409, "wrong_state");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    public async Task A_day_that_cannot_be_meant_is_refused_by_its_name(string date)
    {
        var deal = await (await DealStory.Begin(app)).Signed();
        var answer = await deal.Step(deal.Seller, "terminate", new { reason = "The pilot failed.", date });
        ((int)answer.StatusCode, string.Join(' ', (await answer.Json()).Faults())).ShouldBe((400, "date"));
        DealStory.StatusOf(await deal.Read()).ShouldBe("signed");
    }

    [Fact]
    public async Task The_same_step_sent_ten_times_at_once_is_taken_once()
    {
        var deal = await (await DealStory.Begin(app)).Signed();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => deal.Step(i % 2 == 0 ? deal.Buyer : deal.Seller, "close")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(9);
        (await deal.Steps()).Count(s => s == "close").ShouldBe(1);
    }

    [Theory]
    [InlineData("buyerId", "not_a_member", 403)]
    [InlineData("sellerId", "same_organization", 422)]
    [InlineData("brokerId", "unknown_reference", 422)]
    [InlineData("introductionId", "unknown_reference", 422)]
    [InlineData("resultId", "not_owned_by_party", 422)]
    public async Task A_deal_is_entered_by_one_of_its_own_on_what_is_the_sellers(string wrong, string code, int status)
    {
        var deal = await DealStory.Begin(app);
        var foreign = await DealStory.Begin(app);
        var body = new Dictionary<string, object>
        {
            ["resultId"] = deal.Result,
            ["buyerId"] = deal.Buyer.Organization,
            ["sellerId"] = deal.Seller.Organization,
            ["contractType"] = "consulting",
        };
        var by = deal.Buyer;
        body[wrong] = wrong switch { "sellerId" => by.Organization, "resultId" => foreign.Result, _ => Guid.NewGuid() };
        var problem = await app.As(by).Send(HttpMethod.Post, "/v1/deals", body).ShouldRefuse(status, code);
        if (status == 422) problem.Faults().ShouldBe([wrong]);
    }

    private static object? BodyOf(string step) => step switch
    {
        "price" => new { route = "free" },
        "sign" => DealStory.Contract,
        "terminate" => new { reason = "The pilot failed.", date = "2026-11-24" },
        _ => null,
    };
}
