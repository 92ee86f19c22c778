using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Organizations;

public sealed class SuspensionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Its_clients_are_shut_out_of_every_node_at_once_and_let_in_again()
    {
        await using var other = app.Twin(("RateLimit:PerSecond", "0"), ("RateLimit:TokenPerSecond", "0"));
        other.StartServer();
        var manager = await app.Actor(Role.Manager);
        var member = await app.Colleague(manager, Role.Member);
        (await member.On(other).Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Suspend(manager);
        foreach (var client in new[] { manager, member })
        {
            await app.As(client).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
            await client.On(other).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
            foreach (var door in new[] { app.Anyone(), other.CreateClient() })
            {
                // As one that was revoked is answered, or one that never was.
                var (refused, unknown) = (await door.AskToken(client.ClientId, client.Secret), await door.AskToken("nobody", client.Secret));
                (refused.StatusCode, (await refused.Json()).Text("error")).ShouldBe((unknown.StatusCode, (await unknown.Json()).Text("error")));
            }
        }

        await Reinstate(manager);
        (await member.On(other).Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Renewed(manager);
    }

    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task Its_items_are_found_by_nobody_else_and_come_back(string side)
    {
        var (owner, stranger, broker, auditor) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), await app.Actor(Role.Broker), await app.Actor(Role.Auditor));
        var otherSide = side == "needs" ? "results" : "needs";
        var path = await app.Post(owner, side, Items.Body(side, "Ceramic zirconia dental implant", more: ("externalId", $"implant-{side}")), publish: true);
        var asks = await app.Post(stranger, otherSide, Items.Body(otherSide, "Zirconia implant for dental ceramic use"), publish: true);
        var id = path.Split('/')[^1];
        await using var second = app.Twin(("RateLimit:PerSecond", "0"), ("RateLimit:TokenPerSecond", "0"));
        second.StartServer();
        await Story.Soon(async () => await Matched(app.As(stranger)) && await Matched(stranger.On(second)));

        await Suspend(owner);
        foreach (var by in new[] { null, stranger, broker })
        {
            (await Listed(by)).ShouldBeFalse();
            await (by is null ? app.Anyone() : app.As(by)).Send(HttpMethod.Get, path).ShouldRefuse(404, "not_found");
        }

        (await app.As(stranger).Send(HttpMethod.Get, $"{path}/history")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Matched(app.As(stranger)) || await Matched(stranger.On(second)) || await Searched() || await Scored()).ShouldBeFalse();
        await app.As(stranger).Send(HttpMethod.Get, $"{path}/matches").ShouldRefuse(404, "not_found");
        if (side == "needs") await app.As(stranger).Send(HttpMethod.Post, "/v1/matches/score", new { needId = id, externalIds = new[] { "x" } }).ShouldRefuse(404, "not_found");
        (await Exported()).ShouldBeFalse();
        (await app.Read(auditor, path)).Text("status").ShouldBe("published");
        (await Listed(auditor)).ShouldBeTrue();

        // It has read everything there is while they were hidden.
        await using var late = app.Twin(("RateLimit:PerSecond", "0"), ("RateLimit:TokenPerSecond", "0"));
        late.StartServer();
        await Story.Soon(async () => (await late.CreateClient().Send(HttpMethod.Get, "/health/ready")).IsSuccessStatusCode);
        await Reinstate(owner);
        (await Listed(null) && await Exported()).ShouldBeTrue();
        (await app.Read(stranger, path)).GetProperty("version").GetInt32().ShouldBe(1);
        await Story.Soon(async () => await Matched(app.As(stranger)) && await Matched(stranger.On(second)) && await Matched(stranger.On(late)) && await Searched());
        (await Scored()).ShouldBe(side == "results");

        async Task<bool> Listed(TestActor? by) => (await app.Read(by, $"/v1/{side}?text=zirconia")).ToString().Contains(id, StringComparison.Ordinal);

        async Task<bool> Matched(HttpClient client) => (await (await client.Send(HttpMethod.Get, $"{asks}/matches")).Json()).ToString().Contains(id, StringComparison.Ordinal);

        async Task<bool> Searched() => (await Ask("search", new { side, title = "zirconia dental implant" })).ToString().Contains(id, StringComparison.Ordinal);

        async Task<bool> Scored() => (await Ask("score", new { title = "zirconia dental implant", resultIds = new[] { id } })).GetProperty("items").GetArrayLength() == 1;

        async Task<JsonElement> Ask(string how, object body) => await (await app.As(stranger).Send(HttpMethod.Post, $"/v1/matches/{how}", body)).Json();

        async Task<bool> Exported()
        {
            var client = app.Anyone();
            client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
            return (await client.GetStringAsync($"/v1/{side}", TestContext.Current.CancellationToken)).Contains(id, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task While_it_is_shut_out_not_even_an_operator_publishes_for_it(string side)
    {
        var (op, owner) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        await Suspend(owner);
        await app.As(op).Send(HttpMethod.Post, $"/v1/{side}?publish=true", Items.Body(side, "For others", more: ("organization", owner.Organization))).ShouldRefuse(422, "organization_not_verified");
    }

    [Fact]
    public async Task Its_deals_stand_and_count_and_no_new_one_is_entered_with_it()
    {
        var deal = await (await DealStory.Begin(app)).Signed();
        var before = await deal.Statements();
        await Suspend(deal.Seller);
        (await deal.Statements()).ShouldBe(before);
        (await app.Read(deal.Buyer, "/v1/reports/funnel")).GetProperty("figures").GetProperty("deals").GetProperty("value").GetInt32().ShouldBe(1);

        var other = await DealStory.Begin(app);
        await Refused("sellerId", app.As(deal.Buyer).Send(HttpMethod.Post, "/v1/deals", Deal(deal, null)));
        await Refused("brokerId", app.As(other.Buyer).Send(HttpMethod.Post, "/v1/deals", Deal(other, deal.Seller.Organization)));
        await Refused("brokerId", other.Patch(other.Buyer, new { brokerId = deal.Seller.Organization }));

        object Deal(DealStory of, Guid? brokerId) =>
            new { buyerId = of.Buyer.Organization, sellerId = of.Seller.Organization, brokerId, contractType = "consulting", resultId = of.Result };

        async Task Refused(string member, Task<HttpResponseMessage> sent) => (await sent.ShouldRefuse(422, "organization_suspended")).Faults().ShouldBe([member]);
    }

    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task Who_publishes_while_it_is_being_suspended_waits_and_is_refused(string side)
    {
        var owner = await app.Actor(Role.Manager);
        await using var suspending = new NpgsqlConnection(app.ConnectionString + ";Pooling=false");
        await suspending.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await suspending.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run($"select from organizations.organizations where id = '{owner.Organization}' for update");
        await Run($"update organizations.organizations set status = 'suspended' where id = '{owner.Organization}'");
        var sent = app.As(owner).Send(HttpMethod.Post, $"/v1/{side}?publish=true", Items.Body(side, "Just in time"));
        await Story.Soon(async () => await app.InDatabase(db => db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from pg_locks where not granted""").SingleAsync()) > 0);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await sent.ShouldRefuse(422, "organization_not_verified");

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, suspending);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task Suspend(TestActor whom) =>
        (await app.Step(await app.Actor(Role.Operator), $"/v1/organizations/{whom.Organization}", "suspend", new { reason = "Under inquiry." })).StatusCode.ShouldBe(HttpStatusCode.OK);

    private async Task Reinstate(TestActor whom) =>
        (await app.Step(await app.Actor(Role.Operator), $"/v1/organizations/{whom.Organization}", "reinstate")).StatusCode.ShouldBe(HttpStatusCode.OK);
}
