using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Reports;

namespace Marketplace.Tests.Deals;

/// <summary>Each test has a currency of its own, since a rate is everybody's and for good.</summary>
public sealed class ForeignValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("EUR", "8.2501", 1, "1000.00", "8250.10")]
    [InlineData("JPY", "4.7831", 100, "1000001", "47831.05")]
    [InlineData("KWD", "23.4567", 1, "1.234", "28.95")]
    // Half a cent goes away from zero, also where the even neighbour is nearer to it.
    [InlineData("GBP", "9.5", 1, "0.01", "0.10")]
    [InlineData("AUD", "4.5", 1, "0.01", "0.05")]
    [InlineData("CHF", "0.5", 1, "1999999999999999.98", null, 400)]
    [InlineData("USD", "7.1", 1, "140845070422535.22", null)]
    [InlineData("CAD", "5", 1, "199999999999999.99", "999999999999999.95")]
    [InlineData("IRR", "1.6", 10_000, "1.00", null)]
    public async Task An_amount_is_worth_its_CNY_at_the_rate_of_its_day_to_the_cent(string currency, string price, int unit, string amount, string? cny, int code = 422)
    {
        await Rate(currency, "2026-11-20", price, unit);
        var deal = await (await DealStory.Begin(app)).Signed();
        var sent = State(deal, currency, amount, "2026-11-20");
        if (cny is null)
        {
            (await sent.ShouldRefuse(code, code == 400 ? "invalid" : "value_out_of_range")).Faults().ShouldBe(["amount.amount"]);
            return;
        }

        var value = await DealStory.Done(sent);
        Said(value).ShouldBe($"{amount} {currency} = {cny} CNY at {(unit == 1 ? price : "0.047831")} of 2026-11-20");
        var read = await DealStory.Done(app.As(deal.Buyer).Send(HttpMethod.Get, $"{deal.Path}/values/{value.GetProperty("id").GetString()}"));
        read.GetRawText().ShouldBe(value.GetRawText());
        (await deal.Totals()).ShouldBe($"0.00/0.00 0.00/100.00 0.00/0.00 0.00/{cny} = 0.00");
    }

    [Theory]
    [InlineData("2026-11-13", "2026-11-20", true)]
    [InlineData("2026-11-12", "2026-11-20", false)]
    [InlineData("2026-11-20", "2026-11-20", true)]
    [InlineData("2026-11-21", "2026-11-20", false)]
    public async Task A_rate_speaks_for_its_day_and_the_seven_after_it(string of, string on, bool isKnown)
    {
        var currency = (of, isKnown) switch { ("2026-11-13", _) => "SEK", ("2026-11-12", _) => "NOK", ("2026-11-20", _) => "DKK", _ => "PLN" };
        await Rate(currency, of, "0.7");
        var deal = await (await DealStory.Begin(app)).Signed();
        var sent = State(deal, currency, "100.00", on);
        if (isKnown) Said(await DealStory.Done(sent)).ShouldBe($"100.00 {currency} = 70.00 CNY at 0.7 of {of}");
        else (await sent.ShouldRefuse(422, "rate_missing")).Faults().ShouldBe(["amount.currency"]);
        (await deal.Statements()).Count.ShouldBe(isKnown ? 2 : 1);
    }

    [Fact]
    public async Task Of_several_the_latest_is_taken_that_is_not_after_the_value_date()
    {
        foreach (var (day, price) in new[] { ("2026-11-16", "1.6"), ("2026-11-18", "1.8"), ("2026-11-19", "1.9"), ("2026-11-17", "1.7") }) await Rate("HKD", day, price);
        var deal = await (await DealStory.Begin(app)).Signed();
        Said(await DealStory.Done(State(deal, "HKD", "10.00", "2026-11-18"))).ShouldBe("10.00 HKD = 18.00 CNY at 1.8 of 2026-11-18");
    }

    [Fact]
    public async Task Without_a_rate_no_deal_is_entered_and_none_is_signed()
    {
        var deal = await DealStory.Begin(app);
        var body = new { resultId = deal.Result, buyerId = deal.Buyer.Organization, sellerId = deal.Seller.Organization, contractType = "consulting", intendedValue = Money("5.00", "ZAR") };
        (await app.As(deal.Buyer).Send(HttpMethod.Post, "/v1/deals", body).ShouldRefuse(422, "rate_missing")).Faults().ShouldBe(["intendedValue.currency"]);
        (await DealStory.Done(app.As(deal.Buyer).Send(HttpMethod.Get, "/v1/deals"))).GetProperty("items").GetArrayLength().ShouldBe(1);

        await deal.Agreed();
        (await Sign(deal, "ZAR", "5.00").ShouldRefuse(422, "rate_missing")).Faults().ShouldBe(["value.currency"]);
        DealStory.StatusOf(await deal.Read()).ShouldBe("agreed");
        (await deal.Statements()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deal_is_entered_signed_added_up_and_reported_in_foreign_money_and_later_rates_change_nothing()
    {
        await Rate("SGD", Today(), "5.4321");
        await Rate("SGD", "2026-11-20", "5.5555");
        var deal = await DealStory.Begin(app);
        var body = new { resultId = deal.Result, buyerId = deal.Buyer.Organization, sellerId = deal.Seller.Organization, contractType = "consulting", intendedValue = Money("1000.33", "SGD") };
        deal = deal with { Id = await Story.Created(app.As(deal.Buyer).Send(HttpMethod.Post, "/v1/deals", body)) };
        await Confirm(deal, 0);
        (await deal.Totals()).ShouldBe("5433.89/0.00 0.00/0.00 0.00/0.00 0.00/0.00 = 5433.89");

        await deal.Agreed();
        await DealStory.Done(Sign(deal, "SGD", "333.33"));
        await Confirm(deal, 1);
        await Story.Created(State(deal, "SGD", "0.07", "2026-11-21"));
        await Story.Created(State(deal, "CNY", "0.05", "2026-11-21"));
        await Rate("SGD", "2026-11-21", "6");
        (await deal.Totals()).ShouldBe("5433.89/0.00 1851.81/0.00 0.00/0.00 0.00/0.44 = 1851.81");

        var report = (await DealStory.Done(app.As(deal.Buyer).Send(HttpMethod.Get, "/v1/reports/values"))).GetProperty("figures");
        string.Join(' ', report.EnumerateObject().Select(f => f.Value.GetProperty("value").GetProperty("amount").GetString())).ShouldBe("1851.81 5433.89 0.00 1851.81 0.00 0.00 0.00 0.00 0.44");
        report.EnumerateObject().ShouldAllBe(f => f.Value.GetProperty("value").GetProperty("currency").GetString() == "CNY");
        (await app.InDatabase(db => Recount.All(db, deal.Buyer.Organization)))[5..].ShouldBe([1851.81m, 5433.89m, 0, 1851.81m, 0, 0, 0, 0, 0.44m]);
    }

    [Fact]
    public async Task A_reversal_takes_back_to_the_cent_what_was_added_whatever_the_rates_are_by_then()
    {
        await Rate("NZD", "2026-11-19", "4.12345");
        var deal = await (await DealStory.Begin(app)).Signed();
        var id = (await DealStory.Done(State(deal, "NZD", "99.99", "2026-11-20"))).GetProperty("id").GetGuid();
        await DealStory.Done(deal.ConfirmValue(deal.Seller, id));
        await Rate("NZD", "2026-11-20", "5");
        await Rate("NZD", Today(), "6");

        (await deal.Step(deal.Buyer, "values", new { reverses = id, amount = Money("99.99", "CNY") }).ShouldRefuse(422, "reversal_differs")).Faults().ShouldBe(["amount"]);
        // Its own date may be any, also one before there was a rate.
        var reversal = await DealStory.Done(deal.Step(deal.Buyer, "values", new { reverses = id, date = "2026-11-01", amount = Money("99.99", "NZD") }));
        Said(reversal).ShouldBe("-99.99 NZD = -412.30 CNY at 4.12345 of 2026-11-19");
        (await deal.Totals()).ShouldEndWith(" 412.30/-412.30 = 0.00");
        await DealStory.Done(deal.ConfirmValue(deal.Seller, reversal.GetProperty("id").GetGuid()));
        (await deal.Totals()).ShouldEndWith(" 0.00/0.00 = 0.00");
        Said(await DealStory.Done(State(deal, "NZD", "99.99", "2026-11-20"))).ShouldBe("99.99 NZD = 499.95 CNY at 5 of 2026-11-20");
    }

    private string Today() => $"{Period.DayOf(app.Time.GetUtcNow(), Period.China):yyyy-MM-dd}";

    private async Task Rate(string currency, string date, string cny, int unit = 1) =>
        await Story.Created(app.As(await app.Actor(Role.Operator)).Send(HttpMethod.Post, "/v1/rates", new { currency, date, cny, unit, source = "CFETS" }));

    private static Task<HttpResponseMessage> State(DealStory deal, string currency, string amount, string date) =>
        deal.Step(deal.Buyer, "values", new { level = "received", amount = Money(amount, currency), date, evidence = DealStory.Evidence });

    private static Task<HttpResponseMessage> Sign(DealStory deal, string currency, string amount) =>
        deal.Step(deal.Buyer, "sign", new { number = "1", date = "2026-11-20", value = Money(amount, currency), evidence = DealStory.Evidence });

    private static async Task Confirm(DealStory deal, int statement) =>
        await DealStory.Done(deal.ConfirmValue(deal.Seller, (await deal.Ledger()).GetProperty("statements")[statement].GetProperty("id").GetGuid()));

    private static object Money(string amount, string currency) => new { amount, currency };

    private static string Said(JsonElement value) =>
        $"{Of(value, "amount")} = {Of(value, "cny")} at {value.GetProperty("rate").GetString()} of {value.GetProperty("rateDate").GetString()}";

    private static string Of(JsonElement value, string member) =>
        $"{value.GetProperty(member).GetProperty("amount").GetString()} {value.GetProperty(member).GetProperty("currency").GetString()}";
}
