using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class ConfirmValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("buyer", "seller", null)]
    [InlineData("seller", "buyer", null)]
    [InlineData("broker", "buyer", null)]
    [InlineData("buyer", "auditor", null)]
    [InlineData("seller", "operator", null)]
    [InlineData("buyer", "buyer", "own_statement")]
    [InlineData("broker", "broker", "own_statement")]
    [InlineData("buyer", "broker", "not_a_member")]
    public async Task What_one_has_stated_another_confirms(string poster, string witness, string? refusal)
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(await Party(deal, poster), "intended", "90.00");
        var by = await Party(deal, witness);
        if (refusal is null)
        {
            var confirmed = await DealStory.Done(deal.ConfirmValue(by, value));
            Seen(confirmed).ShouldBe(("counting", by.Organization.ToString()));
            Seen((await deal.Ledger()).GetProperty("statements")[0]).ShouldBe(("counting", by.Organization.ToString()));
        }
        else
        {
            await deal.ConfirmValue(by, value).ShouldRefuse(403, refusal);
            Seen((await deal.Ledger()).GetProperty("statements")[0]).ShouldBe(("claimed", ""));
        }
    }

    [Fact]
    public async Task Twenty_confirmations_at_once_are_one()
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(deal.Buyer, "intended", "90.00");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => deal.ConfirmValue(deal.Seller, value)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var answer in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) await Task.FromResult(answer).ShouldRefuse(409, "already_confirmed");
        Seen((await deal.Ledger()).GetProperty("statements")[0]).ShouldBe(("counting", deal.Seller.Organization.ToString()));
        (await deal.Totals()).ShouldStartWith("90.00/0.00 ");
    }

    [Fact]
    public async Task Under_its_key_a_confirmation_is_answered_again()
    {
        var deal = await DealStory.Begin(app);
        var value = await deal.Stated(deal.Buyer, "intended", "90.00");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 2; i++) answers.Add(await deal.Step(deal.Seller, $"values/{value}/confirm", key: "confirm-1"));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        answers.Select(a => a.IsReplay()).ShouldBe([false, true]);
        await deal.ConfirmValue(deal.Seller, value).ShouldRefuse(409, "already_confirmed");
    }

    [Fact]
    public async Task A_party_and_an_auditor_may_both_confirm_and_it_counts_once()
    {
        var (deal, auditor) = (await DealStory.Begin(app), await app.Actor(Role.Auditor));
        var value = await deal.Stated(deal.Buyer, "intended", "90.00");
        var both = await Task.WhenAll(deal.ConfirmValue(auditor, value), deal.ConfirmValue(deal.Seller, value));
        both.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await deal.Totals()).ShouldStartWith("90.00/0.00 ");
        (await deal.Ledger()).GetProperty("statements")[0].GetProperty("confirmedBy").EnumerateArray().Select(c => c.GetGuid())
            .ShouldBe([auditor.Organization, deal.Seller.Organization], ignoreOrder: true);
    }

    [Fact]
    public async Task What_its_poster_takes_back_while_another_confirms_it_is_either_reversed_or_counts()
    {
        for (var i = 0; i < 5; i++)
        {
            var deal = await DealStory.Begin(app);
            var value = await deal.Stated(deal.Buyer, "intended", "90.00");
            var (confirmed, reversed) = (deal.ConfirmValue(deal.Seller, value), deal.Reverse(deal.Buyer, value));
            (await reversed).StatusCode.ShouldBe(HttpStatusCode.Created);
            if ((await confirmed).StatusCode == HttpStatusCode.OK)
            {
                (await deal.Statements()).ShouldBe(["1 intended 90.00 counting", "2 intended -90.00 claimed"]);
            }
            else
            {
                await confirmed.ShouldRefuse(409, "statement_reversed");
                (await deal.Statements()).ShouldBe(["1 intended 90.00 reversed", "2 intended -90.00 reversed"]);
            }
        }
    }

    private async Task<TestActor> Party(DealStory deal, string who) => who switch
    {
        "buyer" => deal.Buyer,
        "seller" => deal.Seller,
        "broker" => deal.Broker,
        "auditor" => await app.Actor(Role.Auditor),
        _ => await app.Actor(Role.Operator),
    };

    private static (string, string) Seen(JsonElement value) => (DealStory.StatusOf(value), string.Join(' ', value.GetProperty("confirmedBy").EnumerateArray()));
}
