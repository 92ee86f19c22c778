using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Glossary;

public sealed class GlossaryTests(TestApp app) : IClassFixture<TestApp>
{
    private static object Term(string zh, params string[] en) => new { zh, en };

    [Fact]
    public async Task A_term_is_entered_revised_and_withdrawn_by_operators_and_its_place_is_free_again()
    {
        var op = await app.Actor(Role.Operator);
        var path = $"/v1/glossary/{await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary", new { zh = "正渗透", traditional = "正滲透", en = new[] { "forward osmosis", "FO" }, field = "new_materials" }))}";
        await app.As(op).Send(HttpMethod.Post, "/v1/glossary", Term("正渗透", "another")).ShouldRefuse(409, "already_exists");

        var revised = await app.As(op).Send(HttpMethod.Patch, path, new { en = new[] { "forward osmosis" }, field = (string?)null }, "*", media: "application/merge-patch+json");
        (await revised.Json()).GetProperty("version").GetInt32().ShouldBe(2);
        await app.As(op).Send(HttpMethod.Patch, path, new { en = Array.Empty<string>() }, "*", media: "application/merge-patch+json").ShouldRefuse(400, "invalid");
        (await app.Step(op, path, "withdraw", new { reason = "A mistake." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Step(op, path, "withdraw").ShouldRefuse(409, "wrong_state");
        await app.As(op).Send(HttpMethod.Patch, path, new { field = "nuclear" }, "*", media: "application/merge-patch+json").ShouldRefuse(409, "wrong_state");
        (await app.StepsOf(op, path)).ShouldBe(["create", "revise", "withdraw"]);

        var reader = await app.Actor(Role.Expert);
        (await Listed(reader, "zh=正渗透")).ShouldBeEmpty();
        (await Listed(reader, "field=nuclear&since=2026-01-01T00:00:00Z&order=oldest")).ShouldBeEmpty();
        (await Listed(reader, "zh=正滲透&withdrawn=true")).ShouldHaveSingleItem();
        await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary", Term("正渗透", "forward osmosis")));
    }

    [Fact]
    public async Task Of_eight_who_enter_one_term_at_once_one_does()
    {
        var op = await app.Actor(Role.Operator);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.As(op).Send(HttpMethod.Post, "/v1/glossary", Term("电渗析", $"electrodialysis {i}"))));
        var one = await answers.Single(a => a.StatusCode == HttpStatusCode.Created).Json();
        foreach (var other in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await Task.FromResult(other).ShouldRefuse(409, "already_exists");
        (await Listed(op, "zh=电渗析")).ShouldHaveSingleItem().GetRawText().ShouldBe(one.GetRawText());
        (await app.StepsOf(op, $"/v1/glossary/{one.Text("id")}")).ShouldBe(["create"]);
    }

    [Fact]
    public async Task Withdrawn_and_revised_at_once_a_term_is_revised_before_or_not_at_all()
    {
        var op = await app.Actor(Role.Operator);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var path = $"/v1/glossary/{await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary", Term($"同时{i}", "before")))}";
            var answers = await Task.WhenAll(
                app.Step(op, path, "withdraw"), app.As(op).Send(HttpMethod.Patch, path, new { en = new[] { "after" } }, "*", media: "application/merge-patch+json"));
            answers[0].StatusCode.ShouldBe(HttpStatusCode.OK);
            var isRevised = answers[1].StatusCode == HttpStatusCode.OK;
            if (!isRevised) await Task.FromResult(answers[1]).ShouldRefuse(409, "wrong_state");
            var term = await app.Read(op, path);
            (term.GetProperty("version").GetInt32(), term.GetProperty("en")[0].GetString()).ShouldBe(isRevised ? (3, "after") : (2, "before"));
            (await app.StepsOf(op, path)).ShouldBe(isRevised ? ["create", "revise", "withdraw"] : ["create", "withdraw"]);
            term.GetProperty("withdrawnAt").ValueKind.ShouldBe(JsonValueKind.String);
        }));
    }

    [Fact]
    public async Task Every_source_is_shown_to_everybody_with_its_licence_and_a_term_of_no_source_is_refused()
    {
        var op = await app.Actor(Role.Operator);
        object source = new { name = "membrane-terms", title = "Terms of membranes", licence = "CC-BY-4.0", attribution = "The authors" };
        var made = await app.As(op).Send(HttpMethod.Post, "/v1/glossary/sources", source);
        var id = await Story.Created(Task.FromResult(made));
        made.Headers.Location!.ToString().ShouldBe($"/v1/glossary/sources/{id}");
        // The same again, and another under the same name.
        (await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary/sources", source))).ShouldBe(id);
        await app.As(op).Send(HttpMethod.Post, "/v1/glossary/sources", new { name = "membrane-terms", title = "Others", licence = "CC0-1.0", attribution = "Nobody" }).ShouldRefuse(409, "already_exists");
        await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary", new { source = "membrane-terms", zh = "反渗透", en = new[] { "reverse osmosis" } }));
        await app.As(op).Send(HttpMethod.Post, "/v1/glossary", new { source = "unheard-of", zh = "反渗透", en = new[] { "reverse osmosis" } }).ShouldRefuse(422, "unknown_reference");

        var sources = (await app.Read(null, "/v1/glossary/sources")).GetProperty("items").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!);
        sources["membrane-terms"].GetProperty("terms").GetInt32().ShouldBe(1);
        (await app.Read(null, $"/v1/glossary/sources/{id}")).GetRawText().ShouldBe(sources["membrane-terms"].GetRawText());
        await app.Anyone().Send(HttpMethod.Get, $"/v1/glossary/sources/{Guid.NewGuid()}").ShouldRefuse(404, "not_found");
        (sources["cc-cedict"].GetProperty("licence").GetString(), sources["cc-cedict"].GetProperty("attribution").GetString()!.Contains("CC-CEDICT")).ShouldBe(("CC-BY-SA-4.0", true));
    }

    [Fact]
    public async Task A_result_in_one_language_is_found_in_the_other_by_a_term_and_not_after_it_is_withdrawn()
    {
        var (op, company, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        await app.Post(university, "results", Items.Body("results", "一种石墨烯散热薄膜", "石墨烯散热薄膜用于电子器件,导热系数高,已经完成中试验证。"), publish: true);
        await app.Post(university, "results", Items.Body("results", "水稻杂交育种", "水稻杂交育种的新方法,产量高,抗病性强,已经推广种植。"), publish: true);
        object question = new { side = "results", title = "Graphene film for heat dissipation" };
        (await Found(company, question)).ShouldBeEmpty();

        var term = $"/v1/glossary/{await Story.Created(app.As(op).Send(HttpMethod.Post, "/v1/glossary", Term("石墨烯", "graphene")))}";
        JsonElement best = default;
        await Story.Soon(async () => (await Found(company, question)) is [var found] && (best = found).ValueKind == JsonValueKind.Object);
        var reason = best.GetProperty("why").GetProperty("terms").EnumerateArray().Single();
        (reason.GetProperty("asked").GetString(), reason.GetProperty("term").GetString()).ShouldBe(("Graphene", "石墨烯"));

        (await app.Step(op, term, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Story.Soon(async () => (await Found(company, question)).Count == 0);
    }

    private async Task<List<JsonElement>> Found(TestActor by, object question) =>
        [.. (await (await app.As(by).Send(HttpMethod.Post, "/v1/matches/search", question)).Json()).GetProperty("items").EnumerateArray()];

    private async Task<List<JsonElement>> Listed(TestActor by, string filter) => [.. (await app.Read(by, $"/v1/glossary?{filter}")).GetProperty("items").EnumerateArray()];
}
