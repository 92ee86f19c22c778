using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Needs;

/// <summary>What a need says, taken apart: read at publication, and then its owner's.</summary>
public sealed class FacetTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Text = "Nanofiltration that must resist acetone, without fluorine.";

    [Fact]
    public async Task They_are_read_at_publication_and_again_until_the_owner_has_said_what_counts()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Post(owner);
        var read = await app.Read(owner, $"{need}/facets");
        (read.Text("state"), read.GetProperty("confirmedAt").ValueKind).ShouldBe(("read", JsonValueKind.Null));
        Targets(read).ShouldBe([("flux at least 2.5 L", "at_least", "2.5", "L", true)]);
        await Kept(need, "read");

        await Done(app.As(owner).Send(HttpMethod.Patch, need, new { targets = new[] { new { name = "loss below", unit = "%", required = "3" } } }, "*"));
        Targets(read = await app.Read(owner, $"{need}/facets")).ShouldBe([("loss below 3 %", "at_most", "3", "%", false)]);
        read.Text("state").ShouldBe("read");

        var edited = await Done(Patch(owner, need, new { must = new[] { "RESIST  acetone" }, targets = (object?)null }));
        (edited.Text("state"), edited.GetProperty("must").ToString(), edited.GetProperty("targets").GetArrayLength()).ShouldBe(("edited", """["RESIST  acetone"]""", 0));
        var confirmed = await app.Step(owner, need, "facets/confirm");
        var said = await confirmed.Json();
        (said.Text("state"), confirmed.Headers.ETag!.Tag).ShouldBe(("confirmed", $"\"{said.GetProperty("version").GetInt32()}\""));
        said.GetProperty("confirmedAt").GetDateTimeOffset().ShouldBe(app.Time.Now(), TimeSpan.FromMinutes(1));

        // Another budget is no other text; another title is.
        await Done(app.As(owner).Send(HttpMethod.Patch, need, new { budget = new { amount = "1.00", currency = "CNY" } }, "*"));
        (await app.Read(owner, $"{need}/facets")).Text("state").ShouldBe("confirmed");
        await Done(app.As(owner).Send(HttpMethod.Patch, need, new { title = "Another title" }, "*"));
        var stale = await app.Read(owner, $"{need}/facets");
        (stale.Text("state"), stale.GetProperty("must").ToString()).ShouldBe(("stale", """["RESIST  acetone"]"""));
        (await Done(app.Step(owner, need, "facets/confirm"))).Text("state").ShouldBe("confirmed");
        (await app.StepsOf(owner, need)).ShouldBe(["create", "revise", "revise_facets", "confirm_facets", "revise", "revise", "confirm_facets"]);
        await Kept(need, "confirmed");
    }

    [Fact]
    public async Task What_is_no_other_makes_no_version_and_an_old_version_is_refused()
    {
        var owner = await app.Actor(Role.Member);
        var need = await app.Post(owner, "needs", Items.Body("needs", "Membranes for acetone", Text));
        (await app.Read(owner, $"{need}/facets")).Text("state").ShouldBe("read");
        (await Done(Patch(owner, need, new { }))).GetProperty("version").GetInt32().ShouldBe(1);
        (await Done(Patch(owner, need, new { must = new[] { "acetone" } }))).GetProperty("version").GetInt32().ShouldBe(2);
        (await Done(app.Step(owner, need, "facets/confirm", ifMatch: "\"2\""))).GetProperty("version").GetInt32().ShouldBe(3);
        (await Done(app.Step(owner, need, "facets/confirm"))).GetProperty("version").GetInt32().ShouldBe(3);
        await Patch(owner, need, new { must = new[] { "fluorine" } }, "\"2\"").ShouldRefuse(412, "stale_version");
        await Patch(owner, need, new { must = new[] { "fluorine" } }, null).ShouldRefuse(428, "precondition_required");
        await app.Step(owner, need, "facets/confirm", ifMatch: "\"2\"").ShouldRefuse(412, "stale_version");
        (await app.Step(owner, need, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Patch(owner, need, new { must = new[] { "fluorine" } }).ShouldRefuse(409, "wrong_state");
        await app.Step(owner, need, "facets/confirm").ShouldRefuse(409, "wrong_state");
    }

    [Fact]
    public async Task To_who_is_not_its_owner_they_are_not_there_and_who_oversees_only_reads()
    {
        var (owner, op) = (await app.Actor(Role.Manager), await app.Actor(Role.Operator));
        var need = await Post(owner);
        foreach (var role in new[] { Role.Manager, Role.Member, Role.Broker, Role.Expert })
        {
            var stranger = await app.Actor(role);
            await app.Read(stranger, need);
            var never = (await app.As(stranger).Send(HttpMethod.Get, $"/v1/needs/{Guid.NewGuid()}/facets").ShouldRefuse(404, "not_found")).Said();
            (await app.As(stranger).Send(HttpMethod.Get, $"{need}/facets").ShouldRefuse(404, "not_found")).Said().ShouldBe(never);
            (await Patch(stranger, need, new { }).ShouldRefuse(404, "not_found")).Said().ShouldBe(never);
            (await app.Step(stranger, need, "facets/confirm").ShouldRefuse(404, "not_found")).Said().ShouldBe(never);
        }

        await app.Anyone().Send(HttpMethod.Get, $"{need}/facets").ShouldRefuse(401, "unauthorized");
        (await app.Read(await app.Actor(Role.Auditor), $"{need}/facets")).Text("state").ShouldBe("read");
        (await app.Read(op, $"{need}/facets")).Text("state").ShouldBe("read");
        await Patch(op, need, new { }).ShouldRefuse(403, "not_allowed");
        await app.Step(op, need, "facets/confirm").ShouldRefuse(403, "not_allowed");
    }

    [Theory]
    [InlineData("""{"must":["resist acetone","of Our Secret Plant"]}""", 422, "facet_not_in_text", "must[1]")]
    [InlineData("""{"problem":"Our plant leaks"}""", 422, "facet_not_in_text", "problem")]
    [InlineData("""{"targets":[{"text":"99 %","comparator":"equal","value":"99"}]}""", 422, "facet_not_in_text", "targets[0].text")]
    [InlineData("""{"must":[""]}""", 400, "invalid", "must[0]")]
    [InlineData("""{"targets":[{"text":"acetone"}]}""", 400, "invalid", "targets[0].comparator targets[0].value")]
    [InlineData("""{"targets":[{"text":"acetone","comparator":"near","value":"1"}]}""", 400, "unreadable", "targets[0].comparator")]
    [InlineData("""{"state":"confirmed"}""", 400, "unreadable", "state")]
    public async Task What_is_no_text_of_the_need_is_no_facet_of_it(string body, int status, string code, string members)
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Post(owner);
        var problem = await Patch(owner, need, body).ShouldRefuse(status, code);
        problem.Faults().Order().ShouldBe(members.Split(' '));
        (await app.Read(owner, $"{need}/facets")).Text("state").ShouldBe("read");
    }

    [Fact]
    public async Task What_no_longer_stands_in_the_text_is_kept_for_nobody()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await Post(owner);
        await Done(Patch(owner, need, new { must = new[] { "fluorine", "resist acetone" }, targets = (object?)null }));
        await Done(app.As(owner).Send(HttpMethod.Patch, need, new { description = "Nanofiltration that must resist acetone." }, "*"));
        foreach (var (state, facets) in new[] { ("stale", await app.Read(owner, $"{need}/facets")), ("confirmed", await Done(app.Step(owner, need, "facets/confirm"))) })
        {
            (facets.Text("state"), facets.GetProperty("must").ToString()).ShouldBe((state, """["resist acetone"]"""));
        }
    }

    private Task<string> Post(TestActor by) => app.Post(by, "needs", Items.Body("needs", "Membranes for acetone", Text,
        ("targets", new[] { new { name = "flux at least", unit = "L", required = "2.5", mustHave = true } })), publish: true);

    private Task<HttpResponseMessage> Patch(TestActor by, string need, object body, string? ifMatch = "*") =>
        app.As(by).Send(HttpMethod.Patch, $"{need}/facets", body, ifMatch, media: "application/merge-patch+json");

    private static List<(string?, string?, string?, string?, bool)> Targets(JsonElement facets) =>
    [
        .. facets.GetProperty("targets").EnumerateArray()
            .Select(t => (t.Text("text"), t.Text("comparator"), t.Text("value"), t.Text("unit"), t.GetProperty("must").ValueKind == JsonValueKind.True)),
    ];

    // In the database, and not only in the answer.
    private async Task Kept(string need, string state)
    {
        var id = Guid.Parse(need.Split('/')[^1]);
        (await app.InDatabase(async db => (await db.Set<Marketplace.Needs.Need>().FindAsync([id], TestContext.Current.CancellationToken))!.Facets!.State)).ToString().ToLowerInvariant().ShouldBe(state);
    }

    private static async Task<JsonElement> Done(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        var said = await answer.Json();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, said.ToString());
        return said;
    }
}
