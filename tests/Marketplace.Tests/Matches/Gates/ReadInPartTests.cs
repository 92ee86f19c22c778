using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static Marketplace.Tests.Matches.Gates.MatchStory;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>Of what is found only what is shown is read with its texts.</summary>
public sealed class ReadInPartTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_shown_in_the_place_of_those_that_do_not_fit_is_told_by_its_text_too()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"trlMin":5}""", $"{story.Word} in zirconia, for solvent recovery.");
        await story.SetFacets(company, need, new { applications = new[] { "solvent recovery" } });
        var misses = new List<string>();
        for (var i = 0; i < 3; i++) misses.Add(await story.Post(university, "results", """{"trl":2}""", $"{story.Word} {story.Word} {story.Word} in zirconia."));
        var gone = await story.Post(university, "results", """{"trl":6}""", $"{story.Word} {story.Word} in zirconia.");
        var fits = await story.Post(university, "results", """{"trl":6,"titleEn":"Zirconia"}""", $"{story.Longer(12)} in zirconia. Made for solvent recovery.");
        await story.Matches(company, need, 5);
        (await app.Step(university, gone, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var found = await story.Matches(company, need, 2, limit: 1);
        Paths(found, "items").ShouldBe([fits]);
        Paths(found, "nearMisses").Single().ShouldBeOneOf([.. misses]);
        var why = Of(found, "items").Single().GetProperty("why");
        why.GetProperty("terms").EnumerateArray().SelectMany(t => t.GetProperty("foundIn").EnumerateArray()).Select(part => part.GetString()).ShouldContain("text");
        Facets(Of(found, "items").Single(), "application").ShouldBe([("solvent recovery", "met")]);
        Of(found, "nearMisses").Single().GetProperty("why").GetProperty("terms").EnumerateArray().SelectMany(t => t.GetProperty("foundIn").EnumerateArray()).Select(part => part.GetString()).ShouldContain("text");
        // Told as where it is shown among others; shares may move meanwhile, when the index has followed the withdrawal.
        var among = Of(await story.Matches(company, need, 4), "items").Single();
        Terms(among).ShouldBe(Terms(Of(found, "items").Single()));
        Facets(among, "application").ShouldBe([("solvent recovery", "met")]);
    }

    /// <summary>What the node remembers chooses what is read; what is read decides.</summary>
    [Fact]
    public async Task What_has_changed_since_this_node_last_read_it_is_shown_as_the_database_has_it()
    {
        var (company, university, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(company, "needs", """{"trlMin":5}""");
        List<string> results = [];
        for (var i = 0; i < 4; i++) results.Add(await story.Post(university, "results", """{"trl":6}"""));
        var (falls, gone, staysAway) = (results[0], results[1], await story.Post(university, "results", """{"trl":3}"""));
        await story.Matches(company, need, 5);
        // Nobody tells the feed, so the node goes on believing what it has read.
        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update results.results set trl = case when id = {Id(falls)} then 4 else trl end, status = case when id = {Id(gone)} then 'withdrawn' else status end where id in ({Id(falls)}, {Id(gone)})"));

        var found = await story.Matches(company, need, 4);
        Paths(found, "items").Order().ShouldBe(results[2..].Order());
        Paths(found, "nearMisses").Order().ShouldBe(new[] { falls, staysAway }.Order());
        Fit(Of(found, "nearMisses").Single(m => falls.EndsWith(m.GetProperty("result").Text("id")!, StringComparison.Ordinal))).ShouldBe(["gate trl: trl_too_low"]);
        foreach (var limit in new[] { 1, 2 }) Of(await story.Matches(company, need, limit * 2, limit), "items").Count().ShouldBe(limit);

        static Guid Id(string path) => Guid.Parse(path.Split('/')[^1]);
    }

    private static IEnumerable<string?> Terms(JsonElement match) => match.GetProperty("why").GetProperty("terms").EnumerateArray().Select(t => $"{t.Text("term")} {t.GetProperty("foundIn")}").Order(StringComparer.Ordinal);
}
