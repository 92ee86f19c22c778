using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class DealConfirmTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task One_side_alone_has_not_agreed_and_saying_it_twice_says_nothing_new()
    {
        var deal = await DealStory.Begin(app);
        for (var i = 0; i < 2; i++)
        {
            var confirmed = await DealStory.Done(deal.Step(deal.Buyer, "confirm"));
            Confirmed(confirmed).ShouldBe(("intent", true, false));
            confirmed.GetProperty("version").GetInt32().ShouldBe(2);
        }

        await deal.Sign(deal.Buyer).ShouldRefuse(409, "wrong_state");
        (await deal.Steps()).ShouldBe(["create", "confirm"]);
    }

    [Fact]
    public async Task Both_at_once_and_each_five_times_agree_once()
    {
        var deal = await DealStory.Begin(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => deal.Step(i % 2 == 0 ? deal.Buyer : deal.Seller, "confirm")));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        Confirmed(await deal.Read()).ShouldBe(("agreed", true, true));
        (await deal.Steps()).ShouldBe(["create", "confirm", "confirm"]);
    }

    [Theory]
    [InlineData("""{"terms":"Ten years."}""", true)]
    [InlineData("""{"contractType":"service"}""", true)]
    [InlineData("""{"licence":"ordinary"}""", true)]
    [InlineData("""{"brokerId":null}""", true)]
    [InlineData("""{"terms":null}""", false)]
    [InlineData("""{"contractType":"consulting"}""", false)]
    [InlineData("""{}""", false)]
    public async Task Other_terms_take_back_what_was_confirmed_and_the_same_terms_do_not(string change, bool isChange)
    {
        var deal = await DealStory.Begin(app);
        await DealStory.Done(deal.Step(deal.Buyer, "confirm"));
        var revised = await DealStory.Done(deal.Patch(deal.Seller, change));
        Confirmed(revised).ShouldBe(("intent", !isChange, false));
        revised.GetProperty("version").GetInt32().ShouldBe(isChange ? 3 : 2);

        await DealStory.Done(deal.Step(deal.Seller, "confirm"));
        DealStory.StatusOf(await deal.Read()).ShouldBe(isChange ? "intent" : "agreed");
    }

    [Fact]
    public async Task To_name_the_route_takes_back_what_was_confirmed()
    {
        var deal = await DealStory.Begin(app);
        await DealStory.Done(deal.Step(deal.Seller, "confirm"));
        Confirmed(await DealStory.Done(deal.Step(deal.Buyer, "price", new { route = "agreement" }))).ShouldBe(("pricing", false, false));
    }

    [Fact]
    public async Task Another_intended_value_takes_back_what_was_confirmed_even_when_all_have_agreed()
    {
        var deal = await (await DealStory.Begin(app, intended: "90.00")).Agreed();
        await deal.Stated(deal.Seller, "intended", "80.00");
        Confirmed(await deal.Read()).ShouldBe(("agreed", false, false));
        await deal.Sign(deal.Buyer).ShouldRefuse(409, "wrong_state");

        await DealStory.Done(deal.Step(deal.Buyer, "confirm"));
        await deal.Sign(deal.Buyer).ShouldRefuse(409, "wrong_state");
        await DealStory.Done(deal.Step(deal.Seller, "confirm"));
        DealStory.StatusOf(await DealStory.Done(deal.Sign(deal.Buyer))).ShouldBe("signed");
    }

    [Fact]
    public async Task To_agree_on_what_has_just_been_changed_is_refused_where_the_version_is_named()
    {
        var deal = await DealStory.Begin(app);
        await DealStory.Done(deal.Patch(deal.Seller, new { terms = "Ten years." }, "\"1\""));
        await deal.Step(deal.Buyer, "confirm", ifMatch: "\"1\"").ShouldRefuse(412, "stale_version");
        Confirmed(await DealStory.Done(deal.Step(deal.Buyer, "confirm", ifMatch: "\"2\""))).ShouldBe(("intent", true, false));
    }

    [Fact]
    public async Task Terms_that_are_agreed_on_are_not_changed_and_not_by_the_broker_at_any_time()
    {
        var deal = await DealStory.Begin(app);
        await deal.Patch(deal.Broker, new { terms = "Ours." }).ShouldRefuse(403, "not_allowed");
        await deal.Agreed();
        await deal.Patch(deal.Buyer, new { terms = "Other." }).ShouldRefuse(409, "wrong_state");
        Confirmed(await deal.Read()).ShouldBe(("agreed", true, true));
    }

    [Fact]
    public async Task Of_a_change_and_a_confirmation_at_once_no_party_is_bound_to_terms_it_has_not_seen()
    {
        for (var i = 0; i < 5; i++)
        {
            var deal = await DealStory.Begin(app);
            await DealStory.Done(deal.Step(deal.Seller, "confirm"));
            var sent = await Task.WhenAll(deal.Patch(deal.Seller, new { terms = "Ten years." }, "\"2\""), deal.Step(deal.Buyer, "confirm", ifMatch: "\"2\""));
            sent.Count(s => s.IsSuccessStatusCode).ShouldBe(1);
            Confirmed(await deal.Read()).ShouldBe(sent[0].IsSuccessStatusCode ? ("intent", false, false) : ("agreed", true, true));
        }
    }

    [Fact]
    public async Task The_price_of_a_state_founded_seller_is_set_by_agreement()
    {
        var deal = await DealStory.Begin(app, stateFounded: true);
        await deal.Step(deal.Seller, "confirm").ShouldRefuse(409, "price_route_required");
        await deal.Step(deal.Buyer, "price", new { route = "free" }).ShouldRefuse(409, "price_route_required");
        (await deal.Steps()).ShouldBe(["create"]);
        await DealStory.Done(deal.Step(deal.Buyer, "price", new { route = "agreement" }));
        await deal.Agreed();
    }

    private static (string, bool, bool) Confirmed(System.Text.Json.JsonElement deal) =>
        (DealStory.StatusOf(deal), deal.GetProperty("buyerConfirmed").GetBoolean(), deal.GetProperty("sellerConfirmed").GetBoolean());
}
