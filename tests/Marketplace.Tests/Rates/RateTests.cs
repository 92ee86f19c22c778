using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Rates;

public sealed class RateTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    private const string Rates = "/v1/rates";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Body(string currency, string date = "2026-11-20", string cny = "8.2501", int? unit = null, string source = "CFETS") => new { currency, date, cny, unit, source };

    [Fact]
    public async Task A_rate_is_entered_by_an_operator_and_read_by_everyone_signed_in()
    {
        var made = await app.As(await app.Actor(Role.Operator)).Send(HttpMethod.Post, Rates, Body("JPY", cny: "4.78310", unit: 100));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var read = await app.As(await app.Actor(Role.Expert)).Send(HttpMethod.Get, made.Headers.Location!.ToString());
        var rate = await read.Json();
        rate.GetRawText().ShouldBe((await made.Json()).GetRawText());
        Said(rate).ShouldBe("JPY 2026-11-20 4.78310/100 CFETS");
        foreach (var role in new[] { Role.Auditor, Role.Manager, Role.Member, Role.Broker, Role.Expert })
        {
            await app.As(await app.Actor(role)).Send(HttpMethod.Post, Rates, Body("GBP")).ShouldRefuse(403, "forbidden");
        }

        await app.As(await app.Actor(Role.Expert)).Send(HttpMethod.Get, $"{Rates}/{Guid.NewGuid()}").ShouldRefuse(404, "not_found");
        await app.Anyone().Send(HttpMethod.Get, Rates).ShouldRefuse(401, "unauthorized");
    }

    [Fact]
    public async Task Said_again_it_is_answered_again_and_another_is_refused_also_eight_at_once()
    {
        var by = app.As(await app.Actor(Role.Operator));
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => by.Send(HttpMethod.Post, Rates, Body("CHF", cny: "8.9"))));
        again.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        var first = (await Task.WhenAll(again.Select(a => a.Json()))).Select(a => a.GetRawText()).Distinct().ShouldHaveSingleItem();
        (await (await by.Send(HttpMethod.Post, Rates, Body("CHF", cny: "8.900"))).Json()).GetRawText().ShouldBe(first);
        foreach (var other in new[] { Body("CHF", cny: "8.91"), Body("CHF", cny: "8.9", unit: 10), Body("CHF", cny: "8.9", source: "Another") })
        {
            await by.Send(HttpMethod.Post, Rates, other).ShouldRefuse(409, "rate_taken");
        }

        var race = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => by.Send(HttpMethod.Post, Rates, Body("SEK", cny: $"0.7{i}"))));
        race.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        race.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await List(by, "currency=SEK")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Under_its_key_it_is_entered_once()
    {
        var by = app.As(await app.Actor(Role.Operator));
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 2; i++) answers.Add(await by.Send(HttpMethod.Post, Rates, Body("NOK", cny: "0.71"), key: "rate-1"));
        answers.Select(a => a.IsReplay()).ShouldBe([false, true]);
        (await by.Send(HttpMethod.Post, Rates, Body("NOK", cny: "0.72"), key: "rate-1").ShouldRefuse(422, "idempotency_key_reused")).Faults().ShouldBe(["Idempotency-Key"]);
    }

    [Fact]
    public async Task A_rate_whose_commit_fails_is_none_and_the_same_key_enters_it_later()
    {
        var by = app.As(await app.Actor(Role.Operator));
        await AsOwner($"""
            create function rates.refuse() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$;
            create constraint trigger refuse after insert on rates.rates deferrable initially deferred
            for each row when (new.currency = 'DKK') execute function rates.refuse();
            """);
        await by.Send(HttpMethod.Post, Rates, Body("DKK"), key: "half").ShouldRefuse(500, "internal_server_error");
        (await List(by, "currency=DKK")).ShouldBeEmpty();
        await AsOwner("drop trigger refuse on rates.rates; drop function rates.refuse()");
        (await by.Send(HttpMethod.Post, Rates, Body("DKK"), key: "half")).IsReplay().ShouldBeFalse();
        (await List(by, "currency=DKK")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task They_are_listed_by_currency_and_days_the_latest_first_page_by_page_and_as_a_file()
    {
        var by = app.As(await app.Actor(Role.Operator));
        var days = Enumerable.Range(1, 7).Select(d => $"2026-10-0{d}").ToList();
        foreach (var day in days) await Story.Created(by.Send(HttpMethod.Post, Rates, Body("USD", day, "7.1")));
        await Story.Created(by.Send(HttpMethod.Post, Rates, Body("EUR", "2026-10-03", "8.3")));

        (await List(by, "currency=USD&limit=2")).ShouldBe(days.AsEnumerable().Reverse().Select(d => $"USD {d} 7.1/1 CFETS"));
        (await List(by, "from=2026-10-03&to=2026-10-05&limit=1")).ShouldBe(["USD 2026-10-04 7.1/1 CFETS", "EUR 2026-10-03 8.3/1 CFETS", "USD 2026-10-03 7.1/1 CFETS"]);
        (await by.Send(HttpMethod.Get, $"{Rates}?currency=XXX").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["currency"]);
        (await by.Send(HttpMethod.Get, $"{Rates}?from=2026-10-05&to=2026-10-05").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["to"]);
        (await by.Send(HttpMethod.Get, $"{Rates}?from=soon").ShouldRefuse(400, "unreadable")).Faults().ShouldBe(["from"]);
        await by.Send(HttpMethod.Get, $"{Rates}?cursor={new Cursor(long.MaxValue, Guid.NewGuid()).Encode("\n\n")}").ShouldRefuse(400, "invalid_cursor");

        by.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var file = (await by.GetStringAsync($"{Rates}?currency=EUR", Ct)).Split("\r\n");
        file[0].ShouldBe("id,currency,date,cny,unit,source,at");
        file[1].ShouldContain(",EUR,2026-10-03,8.3,1,CFETS,");
    }

    public static TheoryData<string, string?, string, string> Wrong => new()
    {
        { "currency", null, "invalid", "currency" }, { "currency", "\"CNY\"", "invalid", "currency" }, { "currency", "\"XXX\"", "invalid", "currency" }, { "currency", "\"eur\"", "invalid", "currency" },
        { "currency", "\"\"", "invalid", "currency" }, { "date", null, "invalid", "date" }, { "date", "\"\"", "invalid", "date" }, { "date", "\"2999-01-01\"", "invalid", "date" },
        { "date", "\"0001-01-01\"", "invalid", "date" }, { "date", "\"2026-02-30\"", "unreadable", "date" }, { "cny", null, "invalid", "cny" }, { "cny", "\"\"", "invalid", "cny" },
        { "cny", "\"0\"", "invalid", "cny" }, { "cny", "\"-1\"", "invalid", "cny" }, { "cny", "\"1000000\"", "invalid", "cny" }, { "cny", "\"1.00000000001\"", "invalid", "cny" },
        { "cny", "8.2", "unreadable", "cny" }, { "cny", "\"1e3\"", "unreadable", "cny" }, { "unit", "0", "invalid", "unit" }, { "unit", "3", "invalid", "unit" }, { "unit", "\"100\"", "unreadable", "unit" },
        { "source", null, "invalid", "source" }, { "source", "\" \"", "invalid", "source" }, { "source", $"\"{new string('s', 501)}\"", "invalid", "source" }, { "id", "\"x\"", "unreadable", "id" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named(string member, string? value, string code, string named)
    {
        var body = new Dictionary<string, string?> { ["currency"] = "\"PLN\"", ["date"] = "\"2026-11-20\"", ["cny"] = "\"1.9\"", ["source"] = "\"CFETS\"", [member] = value };
        var text = "{" + string.Join(',', body.Where(m => m.Value is not null).Select(m => $"\"{m.Key}\":{m.Value}")) + "}";
        var by = app.As(await app.Actor(Role.Operator));
        (await by.Send(HttpMethod.Post, Rates, text).ShouldRefuse(400, code)).Faults().ShouldBe([named]);
        (await List(by, "currency=PLN")).ShouldBeEmpty();
    }

    private static async Task<List<string>> List(HttpClient by, string query)
    {
        var rates = new List<string>();
        for (var path = $"{Rates}?{query}"; ;)
        {
            var page = await (await by.Send(HttpMethod.Get, path)).Json();
            rates.AddRange(page.GetProperty("items").EnumerateArray().Select(Said));
            if (page.GetProperty("nextCursor").GetString() is not { } next) return rates;
            path = $"{Rates}?{query}&cursor={next}";
        }
    }

    private static string Said(JsonElement rate) =>
        $"{rate.GetProperty("currency")} {rate.GetProperty("date")} {rate.GetProperty("cny").GetString()}/{rate.GetProperty("unit")} {rate.GetProperty("source")}";

    private async Task AsOwner(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
