using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class ReverseValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_claim_is_taken_back_by_who_made_it_and_at_once()
    {
        var deal = await DealStory.Begin(app, intended: "90.00");
        var value = await First(deal);
        (await deal.Reverse(deal.Seller, value).ShouldRefuse(422, "not_reversible")).Faults().ShouldBe(["reverses"]);
        var reversal = await DealStory.Done(deal.Reverse(deal.Buyer, value));
        (DealStory.StatusOf(reversal), reversal.GetProperty("reverses").GetGuid(), reversal.GetProperty("amount").GetProperty("amount").GetString()).ShouldBe(("reversed", value, "-90.00"));
        (await deal.Statements()).ShouldBe(["1 intended 90.00 reversed", "2 intended -90.00 reversed"]);
        (await deal.Totals()).ShouldStartWith("0.00/0.00 ");
        await deal.ConfirmValue(deal.Seller, value).ShouldRefuse(409, "statement_reversed");
        await deal.ConfirmValue(deal.Seller, reversal.GetProperty("id").GetGuid()).ShouldRefuse(409, "statement_reversed");
    }

    [Fact]
    public async Task What_counts_counts_until_another_confirms_that_it_does_not()
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(deal.Buyer, "intended", "90.00", counting: true);
        // By the other party, too: it stands under the same rule.
        var reversal = await Story.Created(deal.Reverse(deal.Seller, value));
        (await deal.Statements()).ShouldBe(["1 intended 90.00 counting", "2 intended -90.00 claimed"]);
        (await deal.Totals()).ShouldBe("90.00/-90.00 0.00/0.00 0.00/0.00 0.00/0.00 = 90.00");

        await deal.ConfirmValue(deal.Seller, reversal).ShouldRefuse(403, "own_statement");
        DealStory.StatusOf(await DealStory.Done(deal.ConfirmValue(deal.Buyer, reversal))).ShouldBe("reversed");
        (await deal.Statements()).ShouldBe(["1 intended 90.00 reversed", "2 intended -90.00 reversed"]);
        (await deal.Totals()).ShouldBe("0.00/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = 0.00");
    }

    [Fact]
    public async Task It_is_reversed_once_and_a_reversal_never()
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(deal.Buyer, "intended", "90.00", counting: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => deal.Reverse(i % 2 == 0 ? deal.Buyer : deal.Seller, value)));
        var made = answers.Where(a => a.StatusCode == HttpStatusCode.Created).ShouldHaveSingleItem();
        foreach (var answer in answers.Where(a => a != made)) await Task.FromResult(answer).ShouldRefuse(409, "already_reversed");

        var reversal = (await made.Json()).GetProperty("id").GetGuid();
        foreach (var by in new[] { deal.Buyer, deal.Seller }) (await deal.Reverse(by, reversal).ShouldRefuse(422, "not_reversible")).Faults().ShouldBe(["reverses"]);
        (await deal.Statements()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("signed", null, "level")]
    [InlineData(null, "89.99", "amount")]
    [InlineData("intended", "90", null)]
    public async Task It_takes_back_the_whole_or_nothing(string? level, string? amount, string? member)
    {
        var deal = await DealStory.Begin(app, intended: "90.00");
        var body = new { level, amount = amount is null ? null : DealStory.Cny(amount), reverses = await First(deal) };
        if (member is null)
        {
            await Story.Created(deal.Step(deal.Buyer, "values", body));
        }
        else
        {
            (await deal.Step(deal.Buyer, "values", body).ShouldRefuse(422, "reversal_differs")).Faults().ShouldBe([member]);
            (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed"]);
        }
    }

    [Fact]
    public async Task What_was_signed_falls_back_to_what_was_intended()
    {
        var deal = await DealStory.Begin(app);
        await deal.Stated(deal.Buyer, "intended", "90.00", counting: true);
        await deal.Signed(deal.Broker);
        var signed = (await deal.Ledger()).GetProperty("statements")[1].GetProperty("id").GetGuid();
        await DealStory.Done(deal.ConfirmValue(deal.Seller, signed));
        (await deal.Totals()).ShouldEndWith(" = 100.00");

        var reversal = await Story.Created(deal.Reverse(deal.Broker, signed));
        await DealStory.Done(deal.ConfirmValue(deal.Buyer, reversal));
        (await deal.Totals()).ShouldBe("90.00/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = 90.00");
        await deal.Stated(deal.Buyer, "signed", "120.00", counting: true);
        (await deal.Totals()).ShouldBe("90.00/0.00 120.00/0.00 0.00/0.00 0.00/0.00 = 120.00");
    }

    [Fact]
    public async Task To_take_back_an_intention_takes_back_what_was_agreed_on_it()
    {
        var deal = await (await DealStory.Begin(app, intended: "90.00")).Agreed();
        await Story.Created(deal.Reverse(deal.Buyer, await First(deal)));
        (await deal.Read()).GetProperty("buyerConfirmed").GetBoolean().ShouldBeFalse();
        await deal.Sign(deal.Seller).ShouldRefuse(409, "wrong_state");
    }

    private static async Task<Guid> First(DealStory deal) => (await deal.Ledger()).GetProperty("statements")[0].GetProperty("id").GetGuid();
}
