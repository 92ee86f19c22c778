using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Matches.Gates;

namespace Marketplace.Tests.Needs;

public sealed class AnonymousNeedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Nothing_that_others_can_ask_tells_whose_it_is()
    {
        var (owner, other, broker) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        var body = new { title = "Secret need", description = "A thing that nobody may link to its owner.", externalId = "secret-1", anonymous = true };
        var need = $"/v1/needs/{(await (await app.As(owner).Send(HttpMethod.Post, "/v1/needs?publish=true", body)).Json()).GetProperty("id").GetString()}";
        (await app.As(owner).Send(HttpMethod.Post, $"{need}/resolve", new { outcome = "contract", note = "Signed by the owner's own name." })).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var reader in new[] { app.Anyone(), app.As(other), app.As(broker) })
        {
            var seen = (await (await reader.Send(HttpMethod.Get, need)).Json()).ToString();
            foreach (var word in new[] { owner.Organization.ToString(), "secret-1", "Signed by" }) seen.ShouldNotContain(word);
            foreach (var filter in new[] { $"organization={owner.Organization}", "externalId=secret-1" })
            {
                (await (await reader.Send(HttpMethod.Get, $"/v1/needs?{filter}")).Json()).GetProperty("items").GetArrayLength().ShouldBe(0, filter);
            }
        }

        var history = (await (await app.As(other).Send(HttpMethod.Get, $"{need}/history")).Json()).ToString();
        history.ShouldNotContain("client:");
        history.ShouldNotContain("Signed by");
        (await (await app.As(owner).Send(HttpMethod.Get, need)).Json()).GetProperty("outcomeNote").GetString()!.ShouldStartWith("Signed by");
    }

    [Fact]
    public async Task Neither_do_its_matches_nor_what_is_refused()
    {
        var (owner, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var body = Items.Body("needs", "Cobaltite cathode dust", more: [("externalId", "secret-2"), ("anonymous", true)]);
        var need = await app.Post(owner, "needs", body, publish: true);
        var result = await app.Post(other, "results", Items.Body("results", "Cobaltite cathode dust filter"), publish: true);
        var told = new List<string> { "" };
        await Story.Soon(async () => (told[0] = await Said(HttpMethod.Get, $"{result}/matches")).Contains(need.Split('/')[^1]));

        told.Add(await Said(HttpMethod.Post, "/v1/matches/search", new { side = "needs", title = "Cobaltite cathode dust" }));
        told[1].ShouldContain(need.Split('/')[^1]);
        (await Said(HttpMethod.Post, "/v1/matches/search", new { side = "needs", title = "Cobaltite cathode dust", filters = new { organization = owner.Organization } }))
            .ShouldNotContain(need.Split('/')[^1]);
        told.Add(await Said(HttpMethod.Get, $"{need}/matches"));
        foreach (var step in new[] { "submit", "withdraw" }) told.Add(await Said(HttpMethod.Post, $"{need}/{step}", new { reason = "Because." }));
        told.Add(await Said(HttpMethod.Post, $"{need}/resolve", new { outcome = "none" }));
        told.Add(await Said(HttpMethod.Patch, need, new { title = "Mine" }));
        foreach (var text in told) foreach (var word in new[] { owner.Organization.ToString(), "secret-2" }) text.ShouldNotContain(word);
        // Its externalId is free to every other house.
        await app.Post(other, "needs", body);

        async Task<string> Said(HttpMethod method, string path, object? what = null) =>
            (await (await app.As(other).Send(method, path, what, method == HttpMethod.Patch ? "*" : null)).Json()).ToString();
    }

    [Fact]
    public async Task Its_owners_results_answer_it_as_those_of_others_do_but_to_the_owner()
    {
        var (owner, other, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(owner, "needs", """{"anonymous":true}""");
        var (own, others) = (await story.Post(owner, "results"), await story.Post(other, "results"));
        foreach (var reader in new[] { other, await app.Actor(Role.Broker) })
        {
            var seen = await story.Matches(reader, need, 2);
            MatchStory.Paths(seen, "items").Order().ShouldBe(new[] { own, others }.Order());
            MatchStory.Of(seen, "items").Select(m => m.GetProperty("why").GetProperty("gates").ToString()).Distinct().Count().ShouldBe(1);
            MatchStory.Of(seen, "items").ShouldAllBe(m => MatchStory.Outcome(m, "conflict") == "unknown");
            foreach (var result in new[] { own, others }) MatchStory.Outcome(MatchStory.Of(await story.Matches(reader, result, 1), "items").Single(), "conflict").ShouldBe("unknown");
        }

        foreach (var knows in new[] { owner, await app.Actor(Role.Auditor) })
        {
            var seen = await story.Matches(knows, need, 2);
            MatchStory.Shows(seen, [others], [own]);
            MatchStory.Fit(MatchStory.Of(seen, "nearMisses").Single()).ShouldBe(["gate conflict: same_owner"]);
        }
    }

    [Fact]
    public async Task A_facet_that_was_taken_out_of_the_text_is_told_to_nobody()
    {
        var (owner, other, story) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), new MatchStory(app));
        var need = await story.Post(owner, "needs", """{"anonymous":true}""", "To stand in our plant at Quirinal, and to be kept dry.");
        (await app.As(owner).Send(HttpMethod.Patch, $"{need}/facets", new { must = new[] { "kept dry", "plant at Quirinal" } }, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(owner, need, "facets/confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await story.Post(other, "results");
        MatchStory.Fit(MatchStory.Of(await story.Matches(other, need, 1), "nearMisses").Single()).Count.ShouldBe(2);
        (await app.As(owner).Send(HttpMethod.Patch, need, new { description = "To be kept dry, wherever it may stand." }, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await story.Matches(other, need, 1);
        MatchStory.Facets(MatchStory.Of(seen, "nearMisses").Single(), "must").ShouldBe([("kept dry", "missing")]);
        seen.ToString().ShouldNotContain("Quirinal");
    }

    [Fact]
    public async Task A_deal_with_the_right_owner_is_refused_as_one_with_a_wrong_one_is()
    {
        var (owner, other, seller) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var body = new { title = "Secret need", description = "A thing that nobody may link to its owner.", anonymous = true };
        var need = (await (await app.As(owner).Send(HttpMethod.Post, "/v1/needs?publish=true", body)).Json()).GetProperty("id").GetString();
        foreach (var buyer in new[] { owner, other })
        {
            var deal = new { needId = need, buyerId = buyer.Organization, sellerId = seller.Organization, contractType = "consulting" };
            await app.As(seller).Send(HttpMethod.Post, "/v1/deals", deal).ShouldRefuse(422, "not_owned_by_party");
        }
    }
}
