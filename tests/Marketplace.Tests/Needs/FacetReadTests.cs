using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Needs;

/// <summary>What stands in a need's facets before its owner has said anything.</summary>
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
}
