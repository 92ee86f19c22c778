using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class BadValueTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Amount = """{"amount":"1.00","currency":"CNY"}""";
    private const string Evidence = """{"kind":"contract","reference":"2026-1","date":"2026-11-24"}""";

    /// <summary>What is wrong with which member, as JSON, and by which name it is said; where absent, by the member's own.</summary>
    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "amount", """{"amount":"-1.00","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"0","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"0.00","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1.001","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1.005","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1000000000000000","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"999999999999999.999","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"79228162514264337593543950335","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"99999999999999999999999999999999","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":1.00,"currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":1,"currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1e3","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1,000.00","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"一百","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"NaN","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"","currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":null,"currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":["1.00"],"currency":"CNY"}""", "amount.amount" },
        { "amount", """{"currency":"CNY"}""", "amount.amount" },
        { "amount", """{"amount":"1.00"}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":""}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":"RMB"}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":"cny"}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":156}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":"USD"}""", "amount.currency" },
        { "amount", """{"amount":"1","currency":"JPY"}""", "amount.currency" },
        { "amount", """{"amount":"1.00","currency":"CNY","rate":"7"}""", "amount.rate" },
        { "amount", """ "1.00 CNY" """, "amount" },
        { "amount", "100", "amount" },
        { "amount", "null", "amount" },
        { "amount", null, "amount" },
        { "level", null, "level" },
        { "level", "\"paid\"", "level" },
        { "level", "\"Received\"", "level" },
        { "level", "\"intended,signed\"", "level" },
        { "level", "3", "level" },
        { "level", "\"3\"", "level" },
        { "date", null, "date" },
        { "date", "\"2026-02-30\"", "date" },
        { "date", "\"24.11.2026\"", "date" },
        { "date", "\"2026-11-24T00:00:00Z\"", "date" },
        { "date", "\"0001-01-01\"", "date" },
        { "date", "\"9999-12-31\"", "date" },
        { "date", "20261124", "date" },
        { "evidence", null, "evidence" },
        { "evidence", """{"reference":"2026-1","date":"2026-11-24"}""", "evidence.kind" },
        { "evidence", """{"kind":"contract","reference":" ","date":"2026-11-24"}""", "evidence.reference" },
        { "evidence", """{"kind":"contract","reference":"a\u0000b","date":"2026-11-24"}""", "evidence.reference" },
        { "evidence", """{"kind":"contract","reference":"a\ud800b","date":"2026-11-24"}""", "evidence.reference" },
        { "evidence", """{"kind":"contract","reference":"2026-1"}""", "evidence.date" },
        { "evidence", """{"kind":"contract","reference":"2026-1","date":"0001-01-01"}""", "evidence.date" },
        { "evidence", """{"kind":"contract","reference":"2026-1","date":"2026-11-24","sha256":"abc"}""", "evidence.sha256" },
        { "evidence", """{"kind":"contract","reference":"2026-1","date":"2026-11-24","scan":"x"}""", "evidence.scan" },
        { "evidence", $$"""{"kind":"{{new string('k', 201)}}","reference":"2026-1","date":"2026-11-24"}""", "evidence.kind" },
        { "evidence", $$"""{"kind":"contract","reference":"{{new string('长', 501)}}","date":"2026-11-24"}""", "evidence.reference" },
        { "reverses", "\"me\"", "reverses" },
        { "reverses", "\"01980000-0000-7000-8000-000000000001\"", "reverses" },
        { "status", "\"counting\"", "status" },
        { "seq", "7", "seq" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_by_name_and_the_ledger_stays_as_it_was(string member, string? value, string name)
    {
        var deal = await Signed();
        await Refused(deal, "values", Body(member, value, ("level", "\"received\""), ("amount", Amount), ("date", "\"2026-11-24\""), ("evidence", Evidence)), name);
        (await deal.Statements()).ShouldBe(["1 signed 100.00 claimed"]);
    }

    public static IEnumerable<TheoryDataRow<string, string?, string>> WrongToSign => Wrong.Where(row => row.Data.Item1 is not "level" || row.Data.Item2 is not null);

    [Theory, MemberData(nameof(WrongToSign))]
    public async Task So_it_is_in_a_contract_that_is_signed(string member, string? value, string name)
    {
        // A contract has no level of its own, and its value is called one.
        var (here, said) = member == "amount" ? ("value", "value" + name["amount".Length..]) : (member, name);
        var deal = await Agreed();
        await Refused(deal, "sign", Body(here, value, ("number", "\"1\""), ("value", Amount), ("date", "\"2026-11-24\""), ("evidence", Evidence)), said);
        (await deal.Statements()).ShouldBeEmpty();
        DealStory.StatusOf(await deal.Read()).ShouldBe("agreed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task A_body_that_is_none_is_unreadable(string body)
    {
        var deal = await Signed();
        await deal.Step(deal.Buyer, "values", body).ShouldRefuse(400, "unreadable");
        await deal.Step(deal.Buyer, "sign", body).ShouldRefuse(400, "unreadable");
        (await deal.Statements()).ShouldBe(["1 signed 100.00 claimed"]);
    }

    // Nothing becomes of them, so one serves all.
    private static DealStory? _agreed, _signed;

    private async Task<DealStory> Agreed() => _agreed ??= await (await DealStory.Begin(app)).Agreed();

    private async Task<DealStory> Signed() => _signed ??= await (await DealStory.Begin(app)).Signed();

    private static async Task Refused(DealStory deal, string step, string body, string name)
    {
        var answer = await deal.Step(deal.Seller, step, body);
        var problem = await answer.Json();
        ((int)answer.StatusCode is 400 or 422).ShouldBeTrue(problem.ToString());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.Faults().ShouldContain(name, problem.ToString());
    }

    private static string Body(string member, string? value, params IEnumerable<(string Name, string? Value)> members) => "{" + string.Join(',',
        members.Where(m => m.Name != member).Append((Name: member, Value: value)).Where(m => m.Value is not null).Select(m => $"\"{m.Name}\":{m.Value}")) + "}";
}
