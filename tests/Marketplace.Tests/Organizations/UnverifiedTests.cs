using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Organizations;

/// <summary>Of an organization that somebody entered who is no operator, until an operator has looked at it.</summary>
public sealed class UnverifiedTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Sides => Items.Sides;

    [Theory]
    [InlineData("Broker")]
    [InlineData("Manager")]
    public async Task Who_enters_one_gets_no_rights_over_it(string role)
    {
        var by = await app.Actor(Enum.Parse<Role>(role));
        var answer = await app.Enter(by, new { name = "子公司", kind = "company", uscc = role == "Broker" ? "91310115MA1K4UNM2X" : null });
        var entered = await answer.Json();
        (answer.StatusCode, entered.Text("status")).ShouldBe((HttpStatusCode.Created, "unverified"));
        var id = entered.GetProperty("id").GetGuid();
        await app.As(by).Send(HttpMethod.Post, "/v1/needs", Items.Body("needs", "In its name", more: ("organization", id))).ShouldRefuse(403, "not_a_member");
        if (by.Role != Role.Manager) return;
        await app.As(by).Send(HttpMethod.Patch, $"/v1/organizations/{id}", new { nameEn = "Mine" }, "*").ShouldRefuse(403, "not_allowed");
        await app.As(by).Send(HttpMethod.Post, "/v1/clients", new { name = "n", role = "member", organization = id }).ShouldRefuse(403, "not_a_member");
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task It_drafts_and_publishes_by_no_road_until_it_is_verified(string side)
    {
        var (op, broker, manager) = (await app.Actor(Role.Operator), await app.Actor(Role.Broker), await Unverified());
        var path = await app.Post(manager, side, Items.Body(side, "A draft of mine", more: ("externalId", "mine")));
        foreach (var step in Before(side))
        {
            (await app.Step(step == "approve" ? broker : manager, path, step)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var status = await app.StatusOf(manager, path);
        await app.Step(manager, path, "publish").ShouldRefuse(422, "organization_not_verified");
        await app.Step(op, path, "publish").ShouldRefuse(422, "organization_not_verified");
        foreach (var by in new[] { manager, op })
        {
            var body = Items.Body(side, "Published at once", more: ("organization", manager.Organization));
            await app.As(by).Send(HttpMethod.Post, $"/v1/{side}?publish=true", body).ShouldRefuse(422, "organization_not_verified");
            var import = await app.Import(by, Rows(side, manager, "mine", "new"), kind: side);
            import.Counts().ShouldBe("completed_with_errors 2 0 0 0 2");
            (await app.Errors(by, import)).ShouldBe(["1 organization organization_not_verified", "2 organization organization_not_verified"]);
        }

        (await app.Done(manager, app.SendFile(manager, Rows(side, manager, "new"), kind: side, publish: false))).Counts().ShouldBe("completed 1 1 0 0 0");
        (await app.StatusOf(manager, path)).ShouldBe(status);
        (await app.Read(null, $"/v1/{side}?organization={manager.Organization}")).Titles().ShouldBeEmpty();

        (await app.Step(op, $"/v1/organizations/{manager.Organization}", "verify")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(manager, path, "publish")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Import(manager, Rows(side, manager, "new"), kind: side)).Counts().ShouldBe("completed 1 0 1 0 0");
        (await app.Read(null, $"/v1/{side}?organization={manager.Organization}")).Titles().Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task What_has_run_out_is_not_brought_back_while_it_is_not_verified(string side)
    {
        var (op, manager) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        var path = await app.Post(manager, side, Items.Body(side, "Run out"), publish: true);
        var organization = $"/v1/organizations/{manager.Organization}";
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update organizations.organizations set status = 'unverified' where id = {manager.Organization}"));
        await app.Step(manager, path, "confirm").ShouldRefuse(422, "organization_not_verified");
        (await app.Step(op, organization, "verify")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(manager, path, "confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_operators_file_verifies_what_it_names_and_another_does_not()
    {
        var (op, by) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        var id = await Story.Created(app.Enter(by, new { externalId = "known-later", name = "晚认识的公司", kind = "company" }));
        var row = """{"externalId":"known-later","name":"晚认识的公司","kind":"company"}""";
        (await app.Import(by, row, kind: "organizations")).Counts().ShouldBe("completed_with_errors 1 0 0 0 1");
        (await app.StatusOf(by, $"/v1/organizations/{id}")).ShouldBe("unverified");
        (await app.Import(op, row, kind: "organizations")).Counts().ShouldBe("completed 1 0 1 0 0");
        (await app.StepsOf(op, $"/v1/organizations/{id}")).ShouldBe(["create", "verify"]);
        (await app.Import(op, row, kind: "organizations")).Counts().ShouldBe("completed 1 0 0 1 0");
    }

    /// <summary>The first client of an organization that a company entered.</summary>
    private async Task<TestActor> Unverified()
    {
        var (op, by) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        var organization = await app.Organization(by);
        var made = await (await app.As(op).Send(HttpMethod.Post, "/v1/clients", new { name = "First", role = "manager", organization })).Json();
        return await app.Renewed(new TestActor(organization, Role.Manager, made.Text("clientId")!, made.Text("clientSecret")!, ""));
    }

    private static string[] Before(string side) => side == "needs" ? ["submit", "approve"] : ["disclose", "review"];

    private static string Rows(string side, TestActor owner, params string[] ids) => string.Join('\n', ids.Select(id =>
        JsonSerializer.Serialize(Items.Body(side, $"Row {id}", more: [("externalId", id), ("organization", owner.Organization)]))));
}
