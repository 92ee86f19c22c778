using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class DealSignTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Sent_again_under_its_key_it_is_answered_again_and_without_one_it_is_refused()
    {
        var deal = await (await DealStory.Begin(app)).Agreed();
        var (first, again) = (await deal.Sign(deal.Buyer, "sign-1"), await deal.Sign(deal.Buyer, "sign-1"));
        (first.IsReplay(), again.IsReplay()).ShouldBe((false, true));
        (await again.Json()).ToString().ShouldBe((await first.Json()).ToString());
        again.Headers.ETag!.Tag.ShouldBe(first.Headers.ETag!.Tag);

        await deal.Sign(deal.Buyer).ShouldRefuse(409, "wrong_state");
        (await deal.Step(deal.Buyer, "sign", new { number = "2026-2", date = "2026-11-24", value = DealStory.Cny("100.00"), evidence = DealStory.Evidence }, key: "sign-1")
            .ShouldRefuse(422, "idempotency_key_reused")).Faults().ShouldBe(["Idempotency-Key"]);
        (await deal.Statements()).ShouldBe(["1 signed 100.00 claimed"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task By_all_at_once_it_is_signed_once_and_stated_once(bool withKey)
    {
        var deal = await (await DealStory.Begin(app)).Agreed();
        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(i =>
            deal.Sign(new[] { deal.Buyer, deal.Seller, deal.Broker }[i % 3], withKey ? "sign-2" : null)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK && !a.IsReplay()).ShouldBe(1);
        // A key is its client's: each of the three hears its own first answer twice more, be it yes or no.
        answers.Count(a => a.IsReplay()).ShouldBe(withKey ? 6 : 0);
        (await deal.Statements()).ShouldBe(["1 signed 100.00 claimed"]);
        (await deal.Steps()).Count(s => s == "sign").ShouldBe(1);
    }

    [Theory]
    [InlineData("transfer", null, "transferred")]
    [InlineData("licence", "exclusive", "exclusively_licensed")]
    [InlineData("equity", null, "invested")]
    [InlineData("licence", "ordinary", "published")]
    [InlineData("licence", "sole", "published")]
    [InlineData("consulting", null, "published")]
    public async Task What_the_contract_takes_off_the_market_is_concluded(string contractType, string? licence, string status)
    {
        var deal = await (await DealStory.Begin(app, contractType, licence)).Signed();
        (await deal.ResultStatus()).ShouldBe(status);
    }

    [Theory]
    [InlineData("transfer", null)]
    [InlineData("licence", "exclusive")]
    [InlineData("licence", "ordinary")]
    public async Task What_is_not_verified_is_neither_transferred_nor_licensed_and_of_the_attempt_nothing_remains(string contractType, string? licence)
    {
        var deal = await (await DealStory.Begin(app, contractType, licence, verified: false, intended: "90.00")).Agreed();
        await deal.Sign(deal.Buyer, "sign-3").ShouldRefuse(409, "result_unverified");
        DealStory.StatusOf(await deal.Read()).ShouldBe("agreed");
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed"]);
        (await deal.ResultStatus()).ShouldBe("published");

        await DealStory.Done(app.As(deal.Seller).Send(HttpMethod.Post, $"/v1/results/{deal.Result}/review"));
        (await deal.Sign(deal.Buyer, "sign-3")).IsReplay().ShouldBeTrue();
        await DealStory.Done(deal.Sign(deal.Buyer, "sign-4"));
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed", "2 signed 100.00 claimed"]);
    }

    [Fact]
    public async Task What_is_not_verified_may_be_consulted_on() => await (await DealStory.Begin(app, verified: false)).Signed();

    [Theory]
    [InlineData("transfer", null, "transfer", null, "result_not_available")]
    [InlineData("transfer", null, "licence", "exclusive", "result_not_available")]
    [InlineData("transfer", null, "licence", "ordinary", "result_not_available")]
    [InlineData("licence", "exclusive", "licence", "sole", "result_not_available")]
    [InlineData("licence", "exclusive", "equity", null, "result_not_available")]
    [InlineData("licence", "ordinary", "licence", "ordinary", null)]
    [InlineData("transfer", null, "consulting", null, null)]
    public async Task What_has_left_the_market_is_not_sold_again(string contractType, string? licence, string thenType, string? thenLicence, string? refusal)
    {
        var first = await DealStory.Begin(app, contractType, licence);
        var second = await (await DealStory.Begin(app, thenType, thenLicence, of: first)).Agreed();
        await first.Signed();
        if (refusal is null)
        {
            await DealStory.Done(second.Sign(second.Seller));
        }
        else
        {
            await second.Sign(second.Seller).ShouldRefuse(409, refusal);
            (await second.Statements()).ShouldBeEmpty();
            DealStory.StatusOf(await second.Read()).ShouldBe("agreed");
        }
    }

    [Fact]
    public async Task Of_six_transfers_of_one_result_signed_at_once_one_is_signed()
    {
        var first = await (await DealStory.Begin(app, "transfer")).Agreed();
        var deals = new List<DealStory> { first };
        for (var i = 1; i < 6; i++) deals.Add(await (await DealStory.Begin(app, "transfer", of: first)).Agreed());

        var answers = await Task.WhenAll(deals.Select(d => d.Sign(d.Seller)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
        (await Task.WhenAll(deals.Select(d => d.Statements()))).Sum(s => s.Count).ShouldBe(1);
        (await first.ResultStatus()).ShouldBe("transferred");
    }

    [Theory]
    [InlineData("transfer", null)]
    [InlineData("licence", "ordinary")]
    public async Task What_was_withdrawn_before_is_not_sold(string contractType, string? licence)
    {
        var deal = await (await DealStory.Begin(app, contractType, licence)).Agreed();
        await DealStory.Done(app.As(deal.Seller).Send(HttpMethod.Post, $"/v1/results/{deal.Result}/withdraw"));
        await deal.Sign(deal.Buyer).ShouldRefuse(409, "result_not_available");
        await deal.Sign(deal.Seller).ShouldRefuse(409, "result_not_available");
        (await deal.Statements()).ShouldBeEmpty();
    }
}
