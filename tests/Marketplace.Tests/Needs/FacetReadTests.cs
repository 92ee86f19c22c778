using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Needs;

/// <summary>What stands in a need's facets before its owner has said anything, and when its owner says several things at once.</summary>
public sealed class FacetReadTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_read_is_of_what_is_wanted_and_not_of_who_may_apply()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await app.Post(owner, "needs", Items.Body("needs", "Pumps for boats",
            "TECHNOLOGY AREA(S): Water OBJECTIVE: Develop a quiet pump controller for boats of the coast guard. DESCRIPTION: The pump must be soft to touch. Offerors must choose a Phase I proposal."), publish: true);
        var read = await app.Read(owner, $"{need}/facets");
        (read.Text("problem"), read.GetProperty("products").ToString(), read.GetProperty("must").ToString())
            .ShouldBe(("Develop a quiet pump controller for boats of the coast guard", """["quiet pump controller"]""", """["be soft to touch"]"""));
    }

    [Fact]
    public async Task A_character_that_is_none_is_read_over()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await app.Post(owner, "needs", Items.Body("needs", "Pump \uFFFE for boats", "Develop a quiet pump controller\uFFFE for boats, at least 5 \uFFFEL."), publish: true);
        (await app.Read(owner, $"{need}/facets")).Text("state").ShouldBe("read");
        (await app.As(owner).Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", title = "\uFFFE", text = "at least 5 \uFFFEL" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_several_at_once_one_changes_the_version_that_all_have_read()
    {
        var owner = await app.Actor(Role.Manager);
        var need = await app.Post(owner, "needs", Items.Body("needs", "Membranes for acetone", "Nanofiltration that must resist acetone, without fluorine."), publish: true);
        var version = (await app.Read(owner, $"{need}/facets")).GetProperty("version").GetInt32();
        var edits = await Task.WhenAll(new[] { "acetone", "fluorine", "Membranes", "resist" }.Select(must => app.As(owner).Send(HttpMethod.Patch, $"{need}/facets", new { must = new[] { must } }, $"\"{version}\"", media: "application/merge-patch+json")));
        edits.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 3)]);
        var kept = (await app.Read(owner, $"{need}/facets")).GetProperty("must").ToString();
        kept.ShouldBe((await edits.Single(a => a.IsSuccessStatusCode).Json()).GetProperty("must").ToString());

        // Whoever confirms at once confirms the same, once.
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Step(owner, need, "facets/confirm")));
        confirmed.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await app.StepsOf(owner, need)).Count(step => step == "confirm_facets").ShouldBe(1);
    }
}
