using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
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

    private static IEnumerable<string?> Terms(JsonElement match) => match.GetProperty("why").GetProperty("terms").EnumerateArray().Select(t => $"{t.Text("term")} {t.GetProperty("foundIn")}").Order(StringComparer.Ordinal);
}
