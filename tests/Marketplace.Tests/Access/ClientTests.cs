using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Access;

public sealed class ClientTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Clients = "/v1/clients";

    [Fact]
    public async Task An_operator_makes_the_first_client_of_an_organization_whose_manager_makes_more_and_ends_them()
    {
        var by = await app.Actor(Role.Operator);
        var organization = await app.Organization(by);
        var manager = await Made(by, new { name = "First", role = "manager", organization });
        var member = await Made(manager, new { name = "Second", role = "member" });
        member.Organization.ShouldBe(organization);
        (await Names(manager, Clients)).ShouldBe(["Second", "First"]);
        (await Names(by, $"{Clients}?organization={organization}&order=oldest")).ShouldBe(["First", "Second"]);

        var id = (await (await app.As(manager).Send(HttpMethod.Get, Clients)).Json()).GetProperty("items")[0].GetProperty("id").GetGuid();
        var answer = await app.As(manager).Send(HttpMethod.Post, $"{Clients}/{id}/revoke", new { reason = "Its laptop is lost." }, ifMatch: "\"1\"");
        (await answer.Json()).GetProperty("revokedAt").ValueKind.ShouldBe(JsonValueKind.String);
        await app.As(member).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
        (await app.Anyone().AskToken(member.ClientId, member.Secret)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await app.As(manager).Send(HttpMethod.Post, $"{Clients}/{id}/revoke").ShouldRefuse(409, "wrong_state");
        (await app.InDatabase(db => Task.FromResult(db.Set<Transition>().Count(t => t.Id == id && t.Reason == "Its laptop is lost.")))).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_makes_a_client_above_their_own_head_and_others_are_not_there()
    {
        var (by, manager, stranger) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        await app.As(manager).Send(HttpMethod.Post, Clients, new { name = "n", role = "operator" }).ShouldRefuse(403, "not_allowed");
        await app.As(manager).Send(HttpMethod.Post, Clients, new { name = "n", role = "auditor" }).ShouldRefuse(403, "not_allowed");
        await app.As(manager).Send(HttpMethod.Post, Clients, new { name = "n", role = "member", organization = stranger.Organization }).ShouldRefuse(403, "not_a_member");
        await app.As(await app.Actor(Role.Member)).Send(HttpMethod.Post, Clients, new { name = "n", role = "member" }).ShouldRefuse(403, "forbidden");
        (await app.As(by).Send(HttpMethod.Post, Clients, new { name = "n", role = "member", organization = Guid.NewGuid() }).ShouldRefuse(422, "unknown_reference")).Faults().ShouldBe(["organization"]);
        (await app.As(by).Send(HttpMethod.Post, Clients, new { }).ShouldRefuse(400, "invalid")).Faults().Order().ShouldBe(["name", "role"]);

        var id = (await (await app.As(by).Send(HttpMethod.Post, Clients, new { name = "n", role = "member", organization = manager.Organization })).Json()).GetProperty("id").GetGuid();
        await app.As(stranger).Send(HttpMethod.Get, $"{Clients}/{id}").ShouldRefuse(404, "not_found");
        await app.As(stranger).Send(HttpMethod.Post, $"{Clients}/{id}/revoke").ShouldRefuse(404, "not_found");
        (await app.As(manager).Send(HttpMethod.Get, $"{Clients}/{id}")).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_a_client_made_twice_under_one_key_is_one()
    {
        var manager = await app.Actor(Role.Manager);
        var body = new { name = "n", role = "member" };
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.As(manager).Send(HttpMethod.Post, Clients, body, key: "k")));
        made.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        await app.As(manager).Send(HttpMethod.Post, Clients, body, key: "k").ShouldRefuse(409, "answer_not_kept");
        (await Names(manager, Clients)).Count.ShouldBe(2);
        (await (await app.As(manager).Send(HttpMethod.Get, Clients)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("ecret");
    }

    [Fact]
    public async Task A_platform_is_begun_once_by_whoever_has_the_machine()
    {
        await using var fresh = new TestApp(app.Server);
        await fresh.InitializeAsync();
        var begun = await Task.WhenAll(fresh.Begin(), fresh.Begin());
        var first = begun.Single(client => client is not null)!;
        var answer = await fresh.Anyone().AskToken(first.ClientId, first.Secret);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fresh.Begin()).ShouldBeNull();
    }

    private async Task<TestActor> Made(TestActor by, object fields)
    {
        var made = await (await app.As(by).Send(HttpMethod.Post, Clients, fields)).Json();
        var text = (string name) => made.GetProperty(name).GetString()!;
        return await app.Renewed(new TestActor(made.GetProperty("organizationId").GetGuid(), SnakeCase.Parse<Role>(text("role")), text("clientId"), text("clientSecret"), ""));
    }

    private async Task<List<string>> Names(TestActor by, string path) =>
        [.. (await (await app.As(by).Send(HttpMethod.Get, path)).Json()).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
}
