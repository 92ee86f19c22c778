using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Deals;

/// <summary>What stops between its first write and its commit was never there.</summary>
public sealed class HalfWayValueTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_statement_whose_commit_fails_is_none_and_leaves_no_gap()
    {
        var deal = await DealStory.Begin(app);
        // Looked at when the transaction commits, and so after everything that the service does.
        await AsOwner($"""
            create function deals.refuse() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$;
            create constraint trigger refuse after insert on deals.value_statements deferrable initially deferred
            for each row when (new.amount in (13, 100)) execute function deals.refuse();
            """);
        await deal.Stated(deal.Buyer, "intended", "1.00");
        for (var i = 0; i < 3; i++)
        {
            await deal.State(deal.Buyer, "intended", "13.00", "half-1").ShouldRefuse(500, "internal_server_error");
        }

        await deal.Agreed();
        await deal.Sign(deal.Seller, "half-2").ShouldRefuse(500, "internal_server_error");
        DealStory.StatusOf(await deal.Read()).ShouldBe("agreed");
        (await deal.Statements()).ShouldBe(["1 intended 1.00 claimed"]);

        await AsOwner("drop trigger refuse on deals.value_statements; drop function deals.refuse()");
        // What failed was no answer: under the same keys it is done now.
        (await deal.Sign(deal.Seller, "half-2")).IsReplay().ShouldBeFalse();
        (await deal.Statements()).ShouldBe(["1 intended 1.00 claimed", "2 signed 100.00 claimed"]);
        (await deal.Steps()).ShouldBe(["create", "confirm", "confirm", "sign"]);
    }

    [Theory]
    [InlineData("values")]
    [InlineData("sign")]
    public async Task When_the_connection_is_cut_in_the_middle_nothing_was_done_and_the_same_key_does_it(string step)
    {
        var deal = await DealStory.Begin(app, "transfer", intended: "90.00");
        if (step == "sign") await deal.Agreed();
        Task<HttpResponseMessage> Send() => step == "sign" ? deal.Sign(deal.Buyer, "cut") : deal.State(deal.Buyer, "intended", "80.00", "cut");

        await using (var other = new NpgsqlConnection(server.OwnerOf(app.ConnectionString) + ";Pooling=false"))
        {
            await other.OpenAsync(Ct);
            await using var hold = await other.BeginTransactionAsync(Ct);
            await Run(other, "lock table deals.value_statements in share mode");
            var sent = Send();
            await Story.Soon(async () => await Run(other, "select pg_terminate_backend(pid) from pg_locks where relation = 'deals.value_statements'::regclass and not granted") > 0);
            await sent.ShouldRefuse(503, "service_unavailable");
        }

        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed"]);
        (await deal.ResultStatus()).ShouldBe("published");
        (await deal.Steps()).Count.ShouldBe(step == "sign" ? 3 : 1);

        HttpResponseMessage? answer = null;
        // The pool may still hold a connection that was cut.
        await Story.Soon(async () => (answer = await Send()).IsSuccessStatusCode);
        answer!.IsReplay().ShouldBeFalse();
        (await deal.Statements()).ShouldBe(["1 intended 90.00 claimed", step == "sign" ? "2 signed 100.00 claimed" : "2 intended 80.00 claimed"]);
        (await deal.ResultStatus()).ShouldBe(step == "sign" ? "transferred" : "published");
    }

    [Fact]
    public async Task A_deal_that_is_refused_after_its_value_was_read_is_not_there()
    {
        var deal = await DealStory.Begin(app);
        await DealStory.Done(app.As(deal.Seller).Send(HttpMethod.Post, $"/v1/results/{deal.Result}/withdraw"));
        var body = new { resultId = deal.Result, buyerId = deal.Buyer.Organization, sellerId = deal.Seller.Organization, contractType = "transfer", intendedValue = DealStory.Cny("90.00") };
        await app.As(deal.Seller).Send(HttpMethod.Post, "/v1/deals", body, key: "late").ShouldRefuse(409, "result_not_available");
        var list = await DealStory.Done(app.As(deal.Buyer).Send(HttpMethod.Get, "/v1/deals"));
        list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid().ShouldBe(deal.Id);
    }

    [Fact]
    public async Task Of_statements_that_are_refused_among_others_no_number_is_missing()
    {
        var deal = await DealStory.Begin(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 18).Select(i => (i % 3) switch
        {
            0 => deal.State(deal.Buyer, "intended", "1.00"),
            1 => deal.State(deal.Seller, "received", "1.00"),
            _ => deal.State(deal.Buyer, "intended", "1.00", reverses: Guid.NewGuid()),
        }));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(6);
        (await deal.Statements()).ShouldBe(Enumerable.Range(1, 6).Select(i => $"{i} intended 1.00 claimed"));
        await deal.Stated(deal.Seller, "intended", "2.00");
        (await deal.Statements())[^1].ShouldBe("7 intended 2.00 claimed");
    }

    private async Task AsOwner(string sql)
    {
        await using var owner = new NpgsqlConnection(server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await owner.OpenAsync(Ct);
        await Run(owner, sql);
    }

    /// <returns>How many rows there were.</returns>
    private static async Task<int> Run(NpgsqlConnection on, string sql)
    {
        await using var command = new NpgsqlCommand(sql, on);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = 0;
        while (await reader.ReadAsync(Ct)) rows++;
        return rows;
    }
}
