using System.Text.Json;
using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Needs;

public sealed class ExpiryTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_need_lives_half_a_year_and_its_owner_renews_it()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Post(owner);
        (await Read(owner, need)).GetProperty("expiresAt").GetDateTimeOffset().ShouldBe((await Read(owner, need)).GetProperty("publishedAt").GetDateTimeOffset().AddDays(180));

        owner = await Later(owner, 179);
        (await app.As(owner).Send(HttpMethod.Post, $"{need}/confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        owner = await Later(owner, 179);
        await app.Send(new ExpireNeeds(), Actor.Clock);
        Status(await Read(owner, need)).ShouldBe("published");

        owner = await Later(owner, 1);
        await Story.Soon(async () => Status(await Read(owner, need)) == "expired");
        var last = (await History(owner, need))[^1];
        (last.GetProperty("step").GetString(), last.GetProperty("actor").GetString()).ShouldBe(("expire", "clock"));

        (await app.As(owner).Send(HttpMethod.Post, $"{need}/confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Read(owner, need)).GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(app.Time.GetUtcNow().AddDays(179));
    }

    [Fact]
    public async Task It_expires_at_the_end_of_its_deadline_in_China_where_that_is_earlier()
    {
        var owner = await app.Actor(Role.Manager);
        var day = Period.DayOf(app.Time.GetUtcNow(), Period.China).AddDays(10);
        var (soon, late, past) = (await Post(owner, day), await Post(owner, day.AddYears(3)), await Post(owner, day.AddYears(-1)));
        (await Read(owner, soon)).GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(Period.BeginningOf(day.AddDays(1), Period.China));
        foreach (var other in new[] { late, past, await Post(owner, DateOnly.MaxValue), await Post(owner, DateOnly.MinValue.AddDays(1)) })
        {
            (await Read(owner, other)).GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(app.Time.GetUtcNow().AddDays(179));
        }

        var changed = await app.As(owner).Send(HttpMethod.Patch, soon, new { deadline = day.AddDays(20) }, ifMatch: "*");
        (await changed.Json()).GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(Period.BeginningOf(day.AddDays(21), Period.China));
    }

    [Fact]
    public async Task What_has_expired_is_matched_no_more_and_no_deal_is_made_on_it()
    {
        var (owner, seller) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var need = await Post(owner);
        var result = await Story.Created(app.As(seller).Send(HttpMethod.Post, "/v1/results?publish=true", new { title = "Membrane that stays flat", summary = "For the recovery of acetone." }));
        await Story.Soon(async () => (await Matches(seller, result)).Contains(need[10..], StringComparison.Ordinal));

        (owner, seller) = (await Later(owner, 181), await app.Renewed(seller));
        await app.Send(new ExpireNeeds(), Actor.Clock);
        (await Matches(seller, result)).ShouldNotContain(need[10..]);
        var deal = new { needId = need[10..], buyerId = owner.Organization, sellerId = seller.Organization, contractType = "consulting" };
        await app.As(owner).Send(HttpMethod.Post, "/v1/deals", deal).ShouldRefuse(409, "need_not_published");
    }

    [Fact]
    public async Task Nobody_but_the_clock_takes_the_step()
    {
        var owner = await app.Actor(Role.Manager);
        await app.As(owner).Send(HttpMethod.Post, $"{await Post(owner)}/expire").ShouldRefuse(404, "not_found");
    }

    [Fact]
    public async Task Two_nodes_at_once_take_it_once_in_batches_and_one_that_is_held_is_taken_later()
    {
        var owner = await app.Actor(Role.Manager);
        var needs = new List<string>();
        for (var i = 0; i < 120; i++) needs.Add(await Post(owner));

        await app.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            var held = Guid.Parse(needs[0][10..]);
            await db.Database.ExecuteSqlAsync($"select from needs.needs where id = {held} for update", Ct);
            owner = await Later(owner, 181);
            var more = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Send(new ExpireNeeds(), Actor.Clock)));
            while (await app.Send(new ExpireNeeds(), Actor.Clock)) { }
            await Story.Soon(async () => (await Of(owner, "published"), await Of(owner, "expired")) == (1, 119));
            await transaction.RollbackAsync(Ct);
            return more;
        });

        await app.Send(new ExpireNeeds(), Actor.Clock);
        (await Of(owner, "expired")).ShouldBe(120);
        var ids = needs.Select(n => Guid.Parse(n[10..])).ToList();
        (await app.InDatabase(db => db.Set<Transition>().CountAsync(t => ids.Contains(t.Id) && t.Step == "expire", Ct))).ShouldBe(120);
    }

    private async Task<int> Of(TestActor owner, string status) =>
        (await (await app.As(owner).Send(HttpMethod.Get, $"/v1/needs?organization={owner.Organization}&status={status}&limit=200")).Json()).GetProperty("items").GetArrayLength();

    private async Task<TestActor> Later(TestActor actor, int days)
    {
        app.Time.Advance(TimeSpan.FromDays(days));
        return await app.Renewed(actor);
    }

    private async Task<string> Post(TestActor by, DateOnly? deadline = null) =>
        $"/v1/needs/{await Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/needs?publish=true", new { title = "Membranes that stay flat", description = "For the recovery of acetone.", deadline }))}";

    private async Task<string> Matches(TestActor by, Guid result) => (await (await app.As(by).Send(HttpMethod.Get, $"/v1/results/{result}/matches")).Json()).ToString();

    private async Task<JsonElement> Read(TestActor by, string need) => await (await app.As(by).Send(HttpMethod.Get, need)).Json();

    private async Task<List<JsonElement>> History(TestActor by, string need) => [.. (await Read(by, need + "/history")).GetProperty("items").EnumerateArray()];

    private static string? Status(JsonElement need) => need.GetProperty("status").GetString();
}
