using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Catalogue;

public sealed class ReviseTests(TestApp app) : IClassFixture<TestApp>
{
    private const string MergePatch = "application/merge-patch+json";

    public static TheoryData<string> Sides => Items.Sides;

    [Theory, MemberData(nameof(Sides))]
    public async Task What_is_named_changes_null_clears_and_the_rest_stays(string side)
    {
        var (owner, text) = (await app.Actor(Role.Member), Items.TextOf(side));
        var path = await app.Post(owner, side, Items.Body(side, "旧题", more: [("titleEn", "Old"), ("keywords", new[] { "a", "b" }), ("region", "310115"), ("industry", "26"), ("externalId", "stays")]));
        var answer = await Change(owner, path, """{"title":" 新题 ","titleEn":null,"keywords":["c"],"region":"","field":"nuclear"}""", "\"1\"");
        (answer.StatusCode, answer.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"2\""));
        var read = await app.Read(owner, path);
        read.ToString().ShouldBe((await answer.Json()).ToString());
        (read.Text("title"), read.Text("titleEn"), read.Text("region"), read.Text("industry"), read.Text("field"), read.Text("externalId"))
            .ShouldBe(("新题", null, null, "26", "nuclear", "stays"));
        (read.GetProperty("keywords").ToString(), read.Text(text)).ShouldBe(("""["c"]""", "Long enough for anybody to read and understand."));

        (await Change(owner, path, """{"keywords":null,"field":null}""", "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var cleared = await app.Read(owner, path);
        (cleared.GetProperty("keywords").GetArrayLength(), cleared.Text("field")).ShouldBe((0, null));
    }

    [Fact]
    public async Task The_members_that_only_a_need_has_are_changed_and_cleared_too()
    {
        var owner = await app.Actor(Role.Manager);
        var more = new (string, object?)[] { ("budget", new { amount = "5", currency = "JPY" }), ("deadline", "2027-06-30"), ("trlMin", 5), ("licence", "exclusive"), ("anonymous", true), ("targets", new[] { new { name = "flux", required = "2.5" } }) };
        var path = await app.Post(owner, "needs", Items.Body("needs", "All members", more: more));
        var read = await (await Change(owner, path, """{"budget":{"amount":"1.5","currency":"CNY"}}""", "*")).Json();
        (read.GetProperty("budget").Text("amount"), read.Text("deadline"), read.GetProperty("trlMin").GetInt32()).ShouldBe(("1.50", "2027-06-30", 5));
        read = await (await Change(owner, path, """{"budget":null,"deadline":null,"trlMin":null,"licence":null,"anonymous":null,"targets":null}""", "*")).Json();
        foreach (var member in new[] { "budget", "deadline", "trlMin", "licence" }) read.GetProperty(member).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, member);
        (read.GetProperty("anonymous").GetBoolean(), read.GetProperty("targets").GetArrayLength()).ShouldBe((false, 0));
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task The_version_that_is_changed_is_named_and_is_the_last(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "Versions"));
        await Change(owner, path, """{"titleEn":"N"}""", null).ShouldRefuse(428, "precondition_required");
        await Change(owner, path, """{"titleEn":"N"}""", "\"2\"").ShouldRefuse(412, "stale_version");
        await Change(owner, path, """{"titleEn":"N"}""", "W/\"1\"").ShouldRefuse(412, "stale_version");
        await Change(owner, path, """{"titleEn":"N"}""", "1").ShouldRefuse(400, "invalid_if_match");
        (await app.StepsOf(owner, path)).ShouldBe(["create"]);
        (await Change(owner, path, """{"titleEn":"N"}""", "\"0\", \"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Change(owner, path, """{"titleEn":"M"}""", "\"1\"").ShouldRefuse(412, "stale_version");
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Every_edit_after_publication_is_a_version_and_what_changes_nothing_is_none(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "Published text"), publish: true);
        var published = (await app.Read(null, path)).Text("publishedAt");
        (await Change(owner, path, """{"title":"Published text, better"}""", "\"1\"")).Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await Change(owner, path, """{"title":"Published text, better"}""", "\"2\"")).Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await Change(owner, path, "{}", "\"2\"")).Headers.ETag!.Tag.ShouldBe("\"2\"");
        var read = await app.Read(null, path);
        (read.Text("title"), read.Text("status"), read.Text("publishedAt")).ShouldBe(("Published text, better", "published", published));
        var line = (await app.Read(owner, $"{path}/history")).GetProperty("items").EnumerateArray().Last();
        (line.GetProperty("seq").GetInt32(), line.Text("step"), line.Text("from"), line.Text("to")).ShouldBe((2, "revise", "published", "published"));
        (await app.Read(null, $"/v1/{side}?text=better")).Titles().ShouldContain("Published text, better");

        (await app.Step(owner, path, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(owner, path, """{"title":"Too late to say"}""", "*").ShouldRefuse(409, "wrong_state")).GetProperty("steps").GetArrayLength().ShouldBe(0);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task What_is_published_still_passes_its_gate_when_it_is_changed(string side)
    {
        var (owner, text) = (await app.Actor(Role.Manager), Items.TextOf(side));
        var (draft, published) = (await app.Post(owner, side, Items.Body(side, "A draft")), await app.Post(owner, side, Items.Body(side, "Published"), publish: true));
        (await Change(owner, published, $$"""{"title":"abc","{{text}}":"Too short."}""", "*").ShouldRefuse(422, "quality_gate")).Faults().Order().ShouldBe(new[] { text, "title" }.Order());
        await Change(owner, published, $$"""{"{{text}}":null}""", "*").ShouldRefuse(side == "needs" ? 400 : 422, side == "needs" ? "invalid" : "quality_gate");
        (await app.Read(null, published)).GetProperty("version").GetInt32().ShouldBe(1);
        (await Change(owner, published, """{"region":"310115"}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(owner, draft, $$"""{"title":"abc","{{text}}":"Too short."}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_came_in_without_a_summary_is_kept_up_all_the_same()
    {
        var owner = await app.Actor(Role.Manager);
        await app.Import(owner, $$"""{"externalId":"title-only","organization":"{{owner.Organization}}","title":"Only a title"}""");
        var path = $"/v1/results/{(await app.Item(owner, "title-only")).Text("id")}";
        (await Change(owner, path, """{"trl":6}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(owner, path, """{"summary":"Short."}""", "*").ShouldRefuse(422, "quality_gate")).Faults().ShouldBe(["summary"]);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Nobody_changes_the_words_of_another_and_who_does_not_see_it_finds_nothing(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var (draft, published) = (await app.Post(owner, side, Items.Body(side, "A draft")), await app.Post(owner, side, Items.Body(side, "Published"), publish: true));
        foreach (var role in new[] { Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert })
        {
            var stranger = await app.Actor(role);
            await Change(stranger, draft, """{"title":"Mine now"}""", "*").ShouldRefuse(404, "not_found");
            await Change(stranger, published, """{"title":"Mine now"}""", "\"9\"").ShouldRefuse(403, "not_allowed");
        }

        (await Change(await app.Colleague(owner, Role.Member), draft, """{"title":"Ours"}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> Change(TestActor by, string path, string body, string? ifMatch) =>
        app.As(by).Send(HttpMethod.Patch, path, body, ifMatch, media: MergePatch);
}
