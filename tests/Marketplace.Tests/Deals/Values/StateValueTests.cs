using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class StateValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Before_the_contract_there_are_intentions_only_and_after_it_none()
    {
        var deal = await DealStory.Begin(app);
        foreach (var level in new[] { "signed", "registered", "received" }) await deal.State(deal.Seller, level, "1.00").ShouldRefuse(409, "wrong_state");
        await deal.Stated(deal.Seller, "intended", "90.00");
        await DealStory.Done(deal.Step(deal.Buyer, "price", new { route = "free" }));
        await deal.State(deal.Seller, "signed", "1.00").ShouldRefuse(409, "wrong_state");
        await deal.Stated(deal.Buyer, "intended", "80.00");
        await deal.Signed(deal.Broker);

        await deal.State(deal.Seller, "intended", "1.00").ShouldRefuse(409, "wrong_state");
        foreach (var level in new[] { "signed", "registered", "received" }) await deal.Stated(deal.Seller, level, "100.00");
        (await deal.Statements()).ShouldBe([
            "1 intended 90.00 claimed", "2 intended 80.00 claimed", "3 signed 100.00 claimed", "4 signed 100.00 claimed", "5 registered 100.00 claimed", "6 received 100.00 claimed"]);
    }

    [Fact]
    public async Task Each_party_and_the_broker_may_state_in_its_own_name()
    {
        var deal = await DealStory.Begin(app);
        foreach (var by in new[] { deal.Buyer, deal.Seller, deal.Broker })
        {
            var answer = await deal.State(by, "intended", "1.00");
            var value = await DealStory.Done(Task.FromResult(answer));
            (value.GetProperty("postedBy").GetGuid(), value.GetProperty("status").GetString(), value.GetProperty("confirmedBy").GetArrayLength()).ShouldBe((by.Organization, "claimed", 0));
            var read = await DealStory.Done(app.As(deal.Buyer).Send(HttpMethod.Get, answer.Headers.Location!.ToString()));
            read.ToString().ShouldBe(value.ToString());
        }

        await deal.State(await app.Actor(Role.Operator), "intended", "1.00").ShouldRefuse(403, "not_a_member");
        (await deal.Statements()).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("0.01", "0.01")]
    [InlineData("1500000", "1500000.00")]
    [InlineData("1500000.5", "1500000.50")]
    [InlineData("999999999999999.99", "999999999999999.99")]
    [InlineData("7.0000", "7.00")]
    public async Task An_amount_is_kept_to_the_last_digit(string amount, string kept)
    {
        var deal = await DealStory.Begin(app);
        await deal.Stated(deal.Buyer, "intended", amount, counting: true);
        (await deal.Statements()).ShouldBe([$"1 intended {kept} counting"]);
        (await deal.Totals()).ShouldBe($"{kept}/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = {kept}");
    }

    [Fact]
    public async Task The_same_key_gives_one_statement_also_eight_times_at_once_and_years_later()
    {
        var deal = await DealStory.Begin(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => deal.State(deal.Buyer, "intended", "90.00", "value-1")));
        answers.Count(a => a.IsReplay()).ShouldBe(7);
        (await Task.WhenAll(answers.Select(Story.Json))).Select(a => a.ToString()).Distinct().ShouldHaveSingleItem();
        answers.Select(a => a.Headers.Location).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();

        (await deal.State(deal.Buyer, "intended", "91.00", "value-1").ShouldRefuse(422, "idempotency_key_reused")).Faults().ShouldBe(["Idempotency-Key"]);
        (await deal.State(deal.Seller, "intended", "90.00", "value-1")).IsReplay().ShouldBeFalse();
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed", "2 intended 90.00 claimed"]);

        app.Time.Advance(TimeSpan.FromDays(1000));
        var late = deal with { Buyer = await app.Renewed(deal.Buyer) };
        (await late.State(late.Buyer, "intended", "90.00", "value-1")).IsReplay().ShouldBeTrue();
        (await late.Statements()).Count.ShouldBe(2);
        app.Time.Advance(TimeSpan.FromDays(-1000));
    }

    [Fact]
    public async Task Totals_stand_by_level_and_claimed_apart_from_counting()
    {
        var deal = await DealStory.Begin(app, intended: "90.00");
        (await deal.Totals()).ShouldBe("0.00/90.00 0.00/0.00 0.00/0.00 0.00/0.00 = 0.00");
        await deal.Stated(deal.Buyer, "intended", "10.00", counting: true);
        (await deal.Totals()).ShouldBe("10.00/90.00 0.00/0.00 0.00/0.00 0.00/0.00 = 10.00");

        await deal.Signed();
        // Nothing is formal until another party has confirmed it.
        (await deal.Totals()).ShouldBe("10.00/90.00 0.00/100.00 0.00/0.00 0.00/0.00 = 10.00");
        var signed = (await deal.Ledger()).GetProperty("statements")[2].GetProperty("id").GetGuid();
        await DealStory.Done(deal.ConfirmValue(deal.Seller, signed));
        await deal.Stated(deal.Seller, "registered", "95.00", counting: true);
        await deal.Stated(deal.Seller, "received", "40.00", counting: true);
        await deal.Stated(deal.Seller, "received", "60.00");
        (await deal.Totals()).ShouldBe("10.00/90.00 100.00/0.00 95.00/0.00 40.00/60.00 = 100.00");

        await DealStory.Done(deal.Step(deal.Buyer, "terminate", new { reason = "The pilot failed.", date = "2026-11-24" }));
        (await deal.Totals()).ShouldBe("0.00/0.00 0.00/0.00 0.00/0.00 40.00/60.00 = 0.00");
        await deal.Stated(deal.Seller, "received", "5.00", counting: true);
        (await deal.Totals()).ShouldBe("0.00/0.00 0.00/0.00 0.00/0.00 45.00/60.00 = 0.00");
        (await deal.Statements()).Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_cancelled_deal_counts_for_nothing_and_takes_no_more_statements()
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(deal.Buyer, "intended", "90.00", counting: true);
        await DealStory.Done(deal.Step(deal.Seller, "cancel"));
        (await deal.Totals()).ShouldBe("0.00/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = 0.00");
        (await deal.Statements()).ShouldBe(["1 intended 90.00 counting"]);
        foreach (var level in new[] { "intended", "signed", "received" }) await deal.State(deal.Buyer, level, "1.00").ShouldRefuse(409, "wrong_state");
        await DealStory.Done(deal.Reverse(deal.Buyer, value));
        (await deal.Totals()).ShouldBe("0.00/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = 0.00");
    }
}
