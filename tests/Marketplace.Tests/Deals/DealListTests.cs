using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

public sealed class DealListTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_list_holds_what_one_takes_part_in_page_by_page_each_deal_once()
    {
        var first = await DealStory.Begin(app);
        var made = new List<Guid> { first.Id };
        for (var i = 1; i < 7; i++) made.Add((await DealStory.Begin(app, of: first)).Id);
        await DealStory.Begin(app);

        foreach (var by in new[] { first.Buyer, first.Seller, first.Broker })
        {
            (await Pages(by, "limit=3")).ShouldBe(Enumerable.Reverse(made));
            (await Pages(by, "limit=2&order=oldest")).ShouldBe(made);
        }

        await DealStory.Done(first.Step(first.Seller, "confirm"));
        (await Pages(first.Buyer, "limit=3&order=recently_updated"))[0].ShouldBe(first.Id);
        var auditor = await app.Actor(Role.Auditor);
        (await Pages(auditor, "limit=3")).Count.ShouldBeGreaterThan(7);
        (await Pages(auditor, $"limit=3&organization={first.Broker.Organization}")).ShouldBe(made, ignoreOrder: true);
    }

    [Fact]
    public async Task Each_filter_keeps_what_it_says()
    {
        var deal = await DealStory.Begin(app);
        var other = await DealStory.Begin(app, of: deal);
        var need = await Story.Created(app.As(deal.Buyer).Send(HttpMethod.Post, "/v1/needs?publish=true", new { title = "A membrane is sought", description = "It must not swell in acetone at all." }));
        var third = await Story.Created(app.As(deal.Buyer).Send(HttpMethod.Post, "/v1/deals", new { needId = need, buyerId = deal.Buyer.Organization, sellerId = deal.Seller.Organization, contractType = "service" }));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await DealStory.Done(other.Step(deal.Buyer, "cancel"));

        (await Pages(deal.Seller, "status=cancelled")).ShouldBe([other.Id]);
        (await Pages(deal.Seller, "status=intent")).ShouldBe([third, deal.Id]);
        (await Pages(deal.Seller, $"resultId={deal.Result}")).ShouldBe([other.Id, deal.Id]);
        (await Pages(deal.Seller, $"needId={need}")).ShouldBe([third]);
        (await Pages(deal.Seller, $"organization={deal.Broker.Organization}")).ShouldBe([other.Id, deal.Id]);
        (await Pages(deal.Seller, $"organization={Guid.NewGuid()}")).ShouldBeEmpty();
        var updated = (await other.Read()).GetProperty("updatedAt").GetString()!;
        (await Pages(deal.Seller, $"since={Uri.EscapeDataString(updated)}")).ShouldBe([other.Id]);
    }

    [Theory]
    [InlineData("status=sold", "status")]
    [InlineData("status=0", "status")]
    [InlineData("order=upwards", "order")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    public async Task A_filter_that_is_none_is_refused_by_name(string query, string member) =>
        (await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, $"/v1/deals?{query}").ShouldRefuse(400, "invalid")).Faults().ShouldBe([member]);

    [Theory]
    [InlineData("organization=nobody")]
    [InlineData("needId=1")]
    [InlineData("since=yesterday")]
    [InlineData("limit=many")]
    public async Task So_is_one_that_cannot_be_read(string query) =>
        await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, $"/v1/deals?{query}").ShouldRefuse(400, "unreadable");

    [Fact]
    public async Task A_cursor_goes_on_in_its_own_list_only()
    {
        var first = await DealStory.Begin(app);
        await DealStory.Begin(app, of: first);
        var cursor = (await DealStory.Done(app.As(first.Buyer).Send(HttpMethod.Get, "/v1/deals?limit=1"))).GetProperty("nextCursor").GetString();
        foreach (var query in new[] { "order=oldest", "status=intent", $"organization={first.Buyer.Organization}" })
        {
            await app.As(first.Buyer).Send(HttpMethod.Get, $"/v1/deals?limit=1&{query}&cursor={cursor}").ShouldRefuse(400, "invalid_cursor");
        }

        // Who else has it sees their own list, and nothing of this one.
        (await DealStory.Done(app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, $"/v1/deals?limit=1&cursor={cursor}"))).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_history_and_the_statements_of_a_deal_are_paged_too()
    {
        var deal = await DealStory.Begin(app);
        for (var i = 1; i <= 5; i++) await deal.Stated(deal.Buyer, "intended", $"{i}.00");
        (await Items(deal.Buyer, $"{deal.Path}/values?limit=2", v => v.GetProperty("seq").GetInt32())).ShouldBe([1, 2, 3, 4, 5]);
        await deal.Signed();
        (await Items(deal.Buyer, $"{deal.Path}/history?limit=1", h => h.GetProperty("step").GetString())).ShouldBe(["create", "confirm", "confirm", "sign"]);
    }

    private Task<List<Guid>> Pages(TestActor by, string query) => Items(by, $"/v1/deals?{query}", d => d.GetProperty("id").GetGuid());

    // By the links alone.
    private async Task<List<T>> Items<T>(TestActor by, string path, Func<JsonElement, T> item)
    {
        var items = new List<T>();
        for (string? next = path; next is not null;)
        {
            var answer = await app.As(by).Send(HttpMethod.Get, next);
            var page = await DealStory.Done(Task.FromResult(answer));
            items.AddRange(page.GetProperty("items").EnumerateArray().Select(item));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            (next is null).ShouldBe(page.GetProperty("nextCursor").ValueKind == JsonValueKind.Null);
        }

        return items;
    }
}
