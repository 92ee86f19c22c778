using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

public sealed class HiddenTextTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string, string> Both => new() { { "needs", "results" }, { "results", "needs" } };

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_not_published_asks_for_its_owner_as_its_text_would(string side, string other)
    {
        var (owner, counterpart) = (await app.Actor(Role.Member), await app.Actor(Role.Manager));
        var known = (await app.Post(counterpart, other, Items.Body(other, "Zirconia ceramic filter", "A filter of porous zirconia for molten metal."), publish: true)).Split('/')[^1];
        var (title, text) = ("Zirconia filter for aluminium", "We filter molten aluminium with zirconia foam.");
        var own = await app.Post(owner, side, Items.Body(side, title, text));

        string searched = "";
        await Story.Soon(async () => (searched = await Search(owner, other, title, text)).Contains(known));
        // But for what only an item says: whose it is, and whether it is reviewed.
        static string Alike(string matches) => Regex.Replace(matches, """("(conflict|unverified)","outcome":")[a-z]+""", "$1");
        Alike((await app.Read(owner, $"{own}/matches")).ToString()).ShouldBe(Alike(searched));
        if (side == "needs")
        {
            var score = new { needId = own.Split('/')[^1], resultIds = new[] { known } };
            (await (await app.As(owner).Send(HttpMethod.Post, "/v1/matches/score", score)).Json()).GetProperty("items").GetArrayLength().ShouldBe(1);
            await app.As(counterpart).Send(HttpMethod.Post, "/v1/matches/score", score).ShouldRefuse(404, "not_found");
        }

        (await app.Step(owner, own, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Read(owner, $"{own}/matches")).ToString().ShouldContain(known);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task To_everybody_else_it_is_as_if_it_never_was(string side, string other)
    {
        other.ShouldNotBe(side);
        var own = await app.Post(await app.Actor(Role.Manager), side, Items.Body(side, "Hidden title"));
        foreach (var role in Enum.GetValues<Role>())
        {
            var stranger = app.As(await app.Actor(role));
            var refusal = await stranger.Send(HttpMethod.Get, $"{own}/matches").ShouldRefuse(404, "not_found");
            refusal.Said().ShouldBe((await stranger.Send(HttpMethod.Get, $"/v1/{side}/{Guid.NewGuid()}/matches").ShouldRefuse(404, "not_found")).Said(), role.ToString());
        }

        await app.Anyone().Send(HttpMethod.Get, $"{own}/matches").ShouldRefuse(401, "unauthorized");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_auditor_reads_the_drafts_of_its_own_house_but_asks_for_nobody(string side, string other)
    {
        var auditor = await app.Actor(Role.Auditor);
        var own = await app.Post(await app.Actor(Role.Operator), side, Items.Body(side, "Of the auditor's house", more: ("organization", auditor.Organization)));
        (await app.Read(auditor, own)).Text("status").ShouldBe("draft", other);
        await app.As(auditor).Send(HttpMethod.Get, $"{own}/matches").ShouldRefuse(404, "not_found");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_of_the_hidden_text_is_ever_anothers_answer(string side, string other)
    {
        var (owner, stranger) = (await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        var asking = await app.Post(stranger, other, Items.Body(other, "Xylotrope resonance of beams"));
        var shown = (await app.Post(owner, side, Items.Body(side, "Xylotrope dampers for beams"), publish: true)).Split('/')[^1];
        var before = "";
        await Story.Soon(async () => (before = (await app.Read(stranger, $"{asking}/matches")).ToString()).Contains(shown));

        var hidden = (await app.Post(owner, side, Items.Body(side, "Xylotrope resonance of secret beams", "Quizzaciously hidden resonance of xylotrope beams."))).Split('/')[^1];
        await app.Read(owner, $"/v1/{side}/{hidden}/matches");
        // What comes later in the feed has arrived, so that what came before it would have, too.
        var later = (await app.Post(owner, side, Items.Body(side, "Vellichor of old bindings"), publish: true)).Split('/')[^1];
        await Story.Soon(async () => (await Search(stranger, side, "Vellichor of old bindings", "bindings")).Contains(later));

        foreach (var reader in new[] { stranger, owner, await app.Actor(Role.Operator) })
        {
            var found = await Search(reader, side, "Xylotrope resonance of secret beams", "Quizzaciously hidden resonance");
            found.ShouldContain(shown);
            found.ShouldNotContain(hidden);
        }

        (await app.Read(stranger, $"{asking}/matches")).ToString().ShouldNotContain(hidden);
        (await app.Read(stranger, $"/v1/{side}?text=quizzaciously")).Titles().ShouldBeEmpty();
        before.ShouldNotContain(hidden);
    }

    private async Task<string> Search(TestActor by, string side, string title, string text) =>
        (await (await app.As(by).Send(HttpMethod.Post, "/v1/matches/search", new { side, title, text, limit = 20 })).Json()).ToString();
}
