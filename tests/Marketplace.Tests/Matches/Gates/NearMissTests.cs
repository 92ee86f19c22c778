using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Matches.Gates.MatchStory;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>What moves a match out of the items, and what is said of it.</summary>
public sealed class NearMissTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Wanted = "The membrane must be resistant to acetone. It shall not contain fluorine. Needed for solvent recovery.";

    [Fact]
    public async Task A_confirmed_must_that_is_lacking_is_a_near_miss_and_one_that_is_only_read_warns()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", text: Wanted);
        var good = await story.Post(university, "results", text: "It was made of zirconia. It resists acetone, being a resistant membrane.");
        var bad = await story.Post(university, "results", text: "It was made of zirconia. Nothing is known of solvents.");
        var chinese = await story.Post(university, "results", $$"""{"title":"一种{{story.Word}}膜"}""", "一种分离膜,用途广泛,性能稳定,已完成中试。");
        await story.SetFacets(company, need, new { must = new[] { "resistant to acetone" }, excluded = Array.Empty<string>(), applications = new[] { "solvent recovery" } });

        var warned = await story.Matches(company, need, 3);
        Paths(warned, "items").Order().ShouldBe(new[] { good, bad, chinese }.Order());
        Outcome(Of(warned, "items").Single(m => IsOf(m, bad)), "must").ShouldBe("warned");

        (await app.Step(company, need, "facets/confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var found = await story.Matches(company, need, 3);
        Paths(found, "nearMisses").ShouldBe([bad]);
        var (miss, met, unknown) = (Of(found, "nearMisses").Single(), Of(found, "items").Single(m => IsOf(m, good)), Of(found, "items").Single(m => IsOf(m, chinese)));
        Fit(miss).ShouldBe(["facet must: must_missing"]);
        (Outcome(miss, "must"), Outcome(met, "must"), Outcome(unknown, "must")).ShouldBe(("failed", "passed", "unknown"));
        Facets(miss, "must").ShouldBe([("resistant to acetone", "missing")]);
        Facets(met, "must").ShouldBe([("resistant to acetone", "met")]);
        met.GetProperty("why").GetProperty("facets")[0].Text("by").ShouldBe("It resists acetone, being a resistant membrane.");
        // One that is not demanded only tells.
        Facets(miss, "application").ShouldBe([("solvent recovery", "missing")]);
        // The same from the other side.
        Fit(Of(await story.Matches(university, bad, 1), "nearMisses").Single()).ShouldBe(["facet must: must_missing"]);
    }

    [Fact]
    public async Task An_excluded_approach_that_the_result_takes_is_a_near_miss_and_one_that_it_denies_is_not()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", text: Wanted);
        var takes = await story.Post(university, "results", text: "A coating with fluorine on zirconia.");
        var denies = await story.Post(university, "results", text: "A coating without any fluorine.");
        await story.SetFacets(company, need, new { must = Array.Empty<string>(), excluded = new[] { "fluorine" } });
        (await app.Step(company, need, "facets/confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var found = await story.Matches(company, need, 2);
        Shows(found, [denies], [takes]);
        var miss = Of(found, "nearMisses").Single();
        (Outcome(miss, "excluded"), Outcome(Of(found, "items").Single(), "excluded")).ShouldBe(("failed", "passed"));
        (Facets(miss, "excluded").Single(), Fit(miss).Single()).ShouldBe((("fluorine", "missing"), "facet excluded: excluded_approach"));
    }

    [Fact]
    public async Task A_figure_that_falls_short_of_what_the_owner_must_have_is_named_in_the_readers_language()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"targets":[{"name":"flux at least","unit":"L","required":"2.5","mustHave":true},{"name":"price","unit":"CNY","required":"1"}]}""");
        var reaches = await story.Post(university, "results", text: "The flux is 2.6 L in each of the tests.");
        var met = Of(await story.Matches(university, reaches, 1), "items").Single();
        (Facets(met, "target")[0], Outcome(met, "must")).ShouldBe((("flux at least 2.5 L", "met"), "passed"));
        (await app.Step(university, reaches, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var below = await story.Post(university, "results", text: "The flux is 2.4 L in each of the tests.");
        Fit(Of(await story.Matches(university, below, 1), "nearMisses").Single()).ShouldBe(["facet target: target_short"]);
        foreach (var (language, said) in new[] { ("zh-Hans", "指标须达到:flux at least 2.5 L;现写明:The flux is 2.4 L"), ("en", "A figure that reaches this: flux at least 2.5 L. It says: The flux is 2.4 L") })
        {
            var miss = Of(await story.Matches(company, need, 1, language: language), "nearMisses").Single();
            miss.GetProperty("fit")[0].Text("text")!.Replace('：', ':').Replace('；', ';').ShouldBe(said);
            Facets(miss, "target").ShouldBe([("flux at least 2.5 L", "missing"), ("price 1 CNY", "unknown")]);
        }

        // What states no figure does not fall short of one.
        (await app.Step(university, below, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await story.Post(university, "results");
        var silent = Of(await story.Matches(company, need, 1), "items").Single();
        (Facets(silent, "target")[0], Outcome(silent, "must")).ShouldBe((("flux at least 2.5 L", "unknown"), "unknown"));
    }

    [Fact]
    public async Task Those_with_one_thing_to_mend_come_first_and_the_limit_holds_for_each_list()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"trlMin":5,"licence":"exclusive"}""", story.Word);
        var two = await story.Post(university, "results", """{"trl":2,"licences":["open"]}""", story.Word);
        var one = await story.Post(university, "results", """{"trl":2}""", story.Longer(12));
        var fits = await story.Post(university, "results", """{"trl":5}""", story.Longer(16));
        var found = await story.Matches(company, need, 3);
        Shows(found, [fits], [one, two]);
        Of(found, "nearMisses").Select(m => m.GetProperty("rank").GetInt32()).ShouldBe([1, 2]);
        Fit(Of(found, "nearMisses").Last()).ShouldBe(["gate trl: trl_too_low", "gate licence: licence_not_offered"]);
        Of(found, "items").Single().TryGetProperty("fit", out _).ShouldBeFalse();
        var first = await story.Matches(company, need, 2, limit: 1);
        Shows(first, [fits], [one]);
        Paths(await story.Scored(company, need, one, two, fits), "items")[0].ShouldBe(two);
    }

    [Fact]
    public async Task What_fits_is_found_behind_many_that_do_not()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"trlMin":5}""", story.Word);
        for (var i = 0; i < 14; i++) await story.Post(university, "results", """{"trl":2}""", $"{story.Word} {story.Word}");
        var fits = await story.Post(university, "results", """{"trl":5}""", story.Longer(12));
        await story.Matches(company, need, 15);
        Paths(await story.Matches(company, need, 2, limit: 1), "items").ShouldBe([fits]);
    }

    [Fact]
    public async Task What_a_gate_does_is_a_rule_of_the_day()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"budget":{"amount":"1.00","currency":"CNY"},"region":"310115"}""");
        await story.Post(university, "results", """{"region":"US","licences":["open"],"openLicence":{"fee":{"amount":"2.00","currency":"CNY"}}}""");
        Outcome(Of(await story.Matches(company, need, 1), "items").Single(), "budget").ShouldBe("warned");
        foreach (var (gate, value) in new[] { ("budget", 2), ("region", 0) })
        {
            await app.AsOwner($"insert into platform.rules (rule, jurisdiction, owner_kind, value, source, valid_from) values ('gate_{gate}', 'platform', 'any', {value}, 'a test', '2021-01-01')");
        }

        var miss = Of(await story.Matches(company, need, 1), "nearMisses").Single();
        (Outcome(miss, "budget"), Outcome(miss, "region"), Fit(miss).Single()).ShouldBe(("failed", null, "gate budget: budget_too_low"));
    }

    private static bool IsOf(JsonElement match, string path) => path.EndsWith(match.GetProperty("result").Text("id")!, StringComparison.Ordinal);
}
