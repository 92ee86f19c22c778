using System.Net.Http.Headers;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static Marketplace.Tests.Imports.ImportStory;

namespace Marketplace.Tests.Imports;

public sealed class ImportRightsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Member", 403, "not_allowed")]
    [InlineData("Broker", 403, "not_allowed")]
    [InlineData("Expert", 403, "forbidden")]
    [InlineData("Auditor", 403, "forbidden")]
    public async Task To_publish_is_for_managers_and_operators(string role, int status, string code)
    {
        var by = await app.Actor(Enum.Parse<Role>(role));
        await app.As(by).SendFile([Row(by, "a")]).ShouldRefuse(status, code);
        (await app.As(by).Results(by)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_brings_in_drafts_which_its_manager_publishes_by_the_same_file()
    {
        var by = await app.Actor(Role.Member, OrganizationKind.University);
        var (member, operators) = (app.As(by), app.As(await app.Actor(Role.Operator)));
        (await member.Outcome(member.SendFile([Row(by, "a")], "kind=results"))).ShouldBe("completed 1 1 0 0 0");
        StatusAndVersion(await member.Results(by)).ShouldBe(["draft 1"]);
        (await operators.Outcome(operators.SendFile([Row(by, "a")]))).ShouldBe("completed 1 0 1 0 0");
        StatusAndVersion(await member.Results(by)).ShouldBe(["published 2"]);
    }

    [Fact]
    public async Task Rows_of_another_organization_are_rejected_and_an_operators_are_not()
    {
        var (by, other) = (await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Manager, OrganizationKind.University));
        var (client, operators) = (app.As(by), app.As(await app.Actor(Role.Operator)));
        (await operators.Outcome(operators.SendFile([Row(other, "a", "Theirs")]))).ShouldBe("completed 1 1 0 0 0");

        var sent = await client.SendFile([Row(other, "a", "Mine now"), Row(other, "b"), Row(by, "a")]);
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 3 1 0 0 2");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["1 organization not_a_member", "2 organization not_a_member"]);
        (await client.Results(other)).ShouldHaveSingleItem().GetProperty("title").GetString().ShouldBe("Theirs");

        sent = await operators.SendFile(["""{"externalId":"x","organization":"nobody","title":"T"}"""]);
        (await operators.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 1 0 0 0 1");
        (await operators.Faults(sent.Headers.Location!)).ShouldBe(["1 organization unknown_reference"]);
    }

    [Fact]
    public async Task No_file_makes_an_organization_but_an_operators_and_none_changes_another()
    {
        var (by, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var operators = app.As(await app.Actor(Role.Operator));
        foreach (var (actor, id) in new[] { (by, "mine"), (other, "theirs") })
        {
            // An organization of a test has none of its own, and nobody can give it one later.
            await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update organizations.organizations set external_id = {id} where id = {actor.Organization}"));
        }

        static string Named(string id) => $$"""{"externalId":"{{id}}","name":"Renamed","kind":"company"}""";
        var sent = await app.As(by).SendFile([Named("mine"), Named("theirs"), Named("new")], "kind=organizations");
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 3 0 1 0 2");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe(["2 externalId not_a_member", "3 externalId not_a_member"]);
        (await (await operators.Send(HttpMethod.Get, $"/v1/organizations/{other.Organization}")).Json()).GetProperty("name").GetString().ShouldNotBe("Renamed");
        (await operators.Outcome(operators.SendFile([Named("new")], "kind=organizations"))).ShouldBe("completed 1 1 0 0 0");
    }

    [Fact]
    public async Task An_import_is_seen_by_its_own_organization_and_by_those_who_oversee()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var sent = await app.As(by).SendFile([Row(by, "a"), "{"]);
        var import = sent.Headers.Location!.ToString();
        await app.As(by).Outcome(Task.FromResult(sent));
        foreach (var path in new[] { import, $"{import}/errors" })
        {
            (await app.As(await app.Actor(Role.Auditor)).Send(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, path).ShouldRefuse(404, "not_found");
            await app.Anyone().Send(HttpMethod.Get, path).ShouldRefuse(401, "unauthorized");
        }

        (await (await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, "/v1/imports")).Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_revived_and_what_is_the_same_makes_no_version()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var client = app.As(by);
        (await client.Outcome(client.SendFile([Row(by, "a"), Row(by, "b")]))).ShouldBe("completed 2 2 0 0 0");
        var withdrawn = (await client.Results(by)).Single(r => r.GetProperty("externalId").GetString() == "a").GetProperty("id").GetString();
        (await client.Send(HttpMethod.Post, $"/v1/results/{withdrawn}/withdraw", new { reason = "Sold." })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await client.Outcome(client.SendFile([Row(by, "a", "Again"), Row(by, "b")]))).ShouldBe("completed 2 0 0 2 0");
        StatusAndVersion(await client.Results(by)).ShouldBe(["withdrawn 2", "published 1"], ignoreOrder: true);
        (await client.Outcome(client.SendFile([Row(by, "b", "Other"), Row(by, "b", "Other"), Row(by, "b", "Third")]))).ShouldBe("completed 3 0 2 1 0");
        StatusAndVersion(await client.Results(by)).ShouldBe(["withdrawn 2", "published 3"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("kind=castles", "application/x-ndjson", 400, "invalid")]
    [InlineData("", "application/x-ndjson", 400, "invalid")]
    [InlineData("kind=results&publish=perhaps", "application/x-ndjson", 400, "unreadable")]
    [InlineData("kind=results", "application/json", 415, "unsupported_media_type")]
    [InlineData("kind=results", null, 415, "unsupported_media_type")]
    public async Task What_is_not_asked_for_in_the_right_way_is_refused(string query, string? type, int status, string code)
    {
        var by = await app.Actor(Role.Manager);
        var content = new StringContent(Row(by, "a")) { Headers = { ContentType = type is null ? null : new MediaTypeHeaderValue(type) } };
        await app.As(by).PostAsync($"/v1/imports?{query}", content, TestContext.Current.CancellationToken).ShouldRefuse(status, code);
    }

    private static IEnumerable<string> StatusAndVersion(IEnumerable<System.Text.Json.JsonElement> results) => results.Select(r => $"{r.GetProperty("status")} {r.GetProperty("version")}");

    [Fact]
    public async Task Whether_it_is_state_founded_and_its_codes_no_manager_says_by_a_file()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University, stateFounded: true);
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update organizations.organizations set external_id = 'state' where id = {by.Organization}"));
        var client = app.As(by);
        foreach (var (row, field) in new[] { ("\"kind\":\"university\",\"stateFounded\":false", "stateFounded"), ("\"kind\":\"company\"", "kind"), ("\"kind\":\"university\",\"uscc\":\"91310115MA1K4UNM2X\"", "uscc") })
        {
            var sent = await client.SendFile([$$"""{"externalId":"state","name":"n",{{row}}}"""], "kind=organizations");
            (await client.OutcomeOf(sent.Headers.Location!)).ShouldBe("completed_with_errors 1 0 0 0 1");
            (await client.Faults(sent.Headers.Location!)).ShouldBe([$"1 {field} not_allowed"]);
        }

        (await client.Outcome(client.SendFile(["""{"externalId":"state","name":"Another name","kind":"university"}"""], "kind=organizations"))).ShouldBe("completed 1 0 1 0 0");
        var organization = await (await client.Send(HttpMethod.Get, $"/v1/organizations/{by.Organization}")).Json();
        (organization.GetProperty("name").GetString(), organization.GetProperty("stateFounded").GetBoolean()).ShouldBe(("Another name", true));
    }
}
