using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Access;

public sealed class ClientEndTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Clients = "/v1/clients";

    [Fact]
    public async Task A_client_whose_making_or_ending_stops_half_way_is_as_it_was()
    {
        var manager = await app.Actor(Role.Manager);
        var member = await app.Colleague(manager, Role.Member);
        var id = (await (await app.As(member).Send(HttpMethod.Get, "/v1/me")).Json()).GetProperty("id").GetGuid();
        var before = await Rows();
        // Looked at when the transaction commits, and so after everything that the service does.
        await app.AsOwner("""
            create function access.refuse() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$;
            create constraint trigger refuse after insert or update on access.clients deferrable initially deferred for each row execute function access.refuse();
            """);
        await Make().ShouldRefuse(500, "internal_server_error");
        await Revoke("half").ShouldRefuse(500, "internal_server_error");
        (await Rows()).ShouldBe(before);
        await app.Renewed(member);

        await app.AsOwner("drop trigger refuse on access.clients; drop function access.refuse()");
        (await Make()).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Revoke("half")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.As(member).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");

        Task<HttpResponseMessage> Make() => app.As(manager).Send(HttpMethod.Post, Clients, new { name = "n", role = "member" }, key: "made");

        Task<HttpResponseMessage> Revoke(string key) => app.As(manager).Send(HttpMethod.Post, $"{Clients}/{id}/revoke", key: key);
    }

    [Fact]
    public async Task Of_two_who_end_a_client_at_once_one_does()
    {
        var manager = await app.Actor(Role.Manager);
        var member = await app.Colleague(manager, Role.Member);
        var id = (await (await app.As(member).Send(HttpMethod.Get, "/v1/me")).Json()).GetProperty("id").GetGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.As(manager).Send(HttpMethod.Post, $"{Clients}/{id}/revoke")));
        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await app.InDatabase(db => db.Set<Transition>().CountAsync(t => t.Id == id && t.Step == "revoke"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_was_revoked_is_nobody_on_every_node_at_once()
    {
        await using var other = app.Twin(("RateLimit:PerSecond", "0"), ("RateLimit:TokenPerSecond", "0"));
        other.StartServer();
        var manager = await app.Actor(Role.Manager);
        var member = await app.Colleague(manager, Role.Member);
        var id = (await (await member.On(other).Send(HttpMethod.Get, "/v1/me")).Json()).GetProperty("id").GetGuid();
        (await app.As(manager).Send(HttpMethod.Post, $"/v1/clients/{id}/revoke")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await member.On(other).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
    }

    /// <summary>Clients, what OpenIddict knows of them, and their histories.</summary>
    private async Task<List<long>> Rows() => await app.InDatabase(async db => new List<long>
    {
        await db.Database.SqlQuery<long>($"""select count(*) as "Value" from access.clients where revoked_at is null""").SingleAsync(),
        await db.Database.SqlQuery<long>($"""select count(*) as "Value" from access.application""").SingleAsync(),
        await db.Set<Transition>().CountAsync(t => t.Kind == "client"),
    });
}
