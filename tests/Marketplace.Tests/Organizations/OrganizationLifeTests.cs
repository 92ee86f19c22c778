using Marketplace.Integration;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Organizations;

public sealed class OrganizationLifeTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly object Because = new { reason = "Its licence was forged." };

    [Fact]
    public async Task Every_step_is_taken_from_where_the_table_says_and_refused_elsewhere()
    {
        var (op, agent) = (await app.Actor(Role.Operator), await app.Actor(Role.Broker, OrganizationKind.Agency));
        var parties = new Party<OrganizationStatus, OrganizationRole>[] { new("operator", op, _ => true, OrganizationRole.Operator) };
        foreach (var status in Enum.GetValues<OrganizationStatus>())
        {
            await app.TryAll(OrganizationFlow.Table, status, OrganizationFlow.Steps, op, () => Make(status), parties);
        }

        async Task<string> Make(OrganizationStatus status)
        {
            var path = await Entered(status == OrganizationStatus.Unverified ? agent : op);
            if (status == OrganizationStatus.Suspended) (await app.Step(op, path, "suspend", Because)).StatusCode.ShouldBe(HttpStatusCode.OK);
            return path;
        }
    }

    [Fact]
    public async Task Who_is_reinstated_is_what_it_was_and_its_history_says_why()
    {
        var (op, agent) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        foreach (var (by, status) in new[] { (op, "verified"), (agent, "unverified") })
        {
            var path = await Entered(by);
            (await app.StatusOf(op, path)).ShouldBe(status);
            (await app.Step(op, path, "suspend", Because)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await app.StatusOf(by, path)).ShouldBe("suspended");
            (await (await app.Step(op, path, "reinstate", ifMatch: "\"2\"")).Json()).Text("status").ShouldBe(status);
            var line = (await app.Read(op, $"{path}/history")).GetProperty("items")[1];
            (line.Text("step"), line.Text("from"), line.Text("to"), line.Text("reason")).ShouldBe(("suspend", status, "suspended", "Its licence was forged."));
            // Who it was is for itself and those who oversee.
            (await app.Read(await app.Actor(Role.Member), $"{path}/history")).GetProperty("items")[1].Text("reason").ShouldBeNull();
        }
    }

    [Fact]
    public async Task To_suspend_wants_a_reason_the_last_version_and_another_than_oneself()
    {
        var op = await app.Actor(Role.Operator);
        var path = await Entered(op);
        (await app.Step(op, path, "suspend").ShouldRefuse(422, "reason_required")).Faults().ShouldBe(["reason"]);
        (await app.Step(op, path, "suspend", new { reason = new string('x', 501) }).ShouldRefuse(400, "invalid")).Faults().ShouldBe(["reason"]);
        await app.Step(op, path, "suspend", Because, "\"2\"").ShouldRefuse(412, "stale_version");
        await app.Step(op, $"/v1/organizations/{op.Organization}", "suspend", Because).ShouldRefuse(422, "own_organization");
        await app.Step(op, $"/v1/organizations/{Guid.NewGuid()}", "suspend", Because).ShouldRefuse(404, "not_found");
        (await app.StepsOf(op, path)).ShouldBe(["create"]);
        (await app.StatusOf(op, $"/v1/organizations/{op.Organization}")).ShouldBe("verified");
    }

    [Fact]
    public async Task A_step_twice_under_one_key_is_one_and_of_eight_at_once_one_is_taken()
    {
        var op = await app.Actor(Role.Operator);
        var path = await Entered(op);
        var first = await app.Step(op, path, "suspend", Because, key: "s");
        var again = await app.Step(op, path, "suspend", Because, key: "s");
        (again.StatusCode, again.IsReplay(), await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe((HttpStatusCode.OK, true, await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        foreach (var step in new[] { "reinstate", "suspend" })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Step(op, path, step, Because)));
            answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
            answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        }

        (await app.StepsOf(op, path)).ShouldBe(["create", "suspend", "reinstate", "suspend"]);
    }

    [Fact]
    public async Task A_suspension_that_stops_half_way_was_never_there()
    {
        var (op, manager) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager));
        var path = $"/v1/organizations/{manager.Organization}";
        var need = await app.Post(manager, "needs", Items.Body("needs", "Half-way"), publish: true);
        var changes = await Changes(need);
        // Looked at when the transaction commits, and so after everything that the service does.
        await app.AsOwner("""
            create function organizations.refuse() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$;
            create constraint trigger refuse after update on organizations.organizations deferrable initially deferred for each row execute function organizations.refuse();
            """);
        await app.Step(op, path, "suspend", Because, key: "half").ShouldRefuse(500, "internal_server_error");
        (await app.StatusOf(manager, path)).ShouldBe("verified");
        (await app.StepsOf(manager, path)).ShouldBe(["create"]);
        (await Changes(need)).ShouldBe(changes);

        await app.AsOwner("drop trigger refuse on organizations.organizations; drop function organizations.refuse()");
        (await app.Step(op, path, "suspend", Because, key: "half")).IsReplay().ShouldBeFalse();
        (await app.StatusOf(op, path)).ShouldBe("suspended");
        (await Changes(need)).ShouldBe(changes + 1);
    }

    [Fact]
    public async Task They_are_listed_by_status()
    {
        var (op, agent) = (await app.Actor(Role.Operator), await app.Actor(Role.Broker));
        var (known, entered, shut) = (await Entered(op), await Entered(agent), await Entered(op));
        await app.Step(op, shut, "suspend", Because);
        foreach (var (status, path) in new[] { ("verified", known), ("unverified", entered), ("suspended", shut) })
        {
            var ids = (await app.Read(null, $"/v1/organizations?status={status}&limit=200")).GetProperty("items").EnumerateArray().Select(o => $"/v1/organizations/{o.Text("id")}").ToList();
            new[] { known, entered, shut }.Where(ids.Contains).ShouldBe([path]);
        }

        (await app.Anyone().Send(HttpMethod.Get, "/v1/organizations?status=active").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["status"]);
    }

    private async Task<string> Entered(TestActor by) => $"/v1/organizations/{await app.Organization(by)}";

    private Task<int> Changes(string path)
    {
        var id = Guid.Parse(path.Split('/')[^1]);
        return app.InDatabase(db => db.Set<Change>().CountAsync(c => c.Id == id));
    }
}
