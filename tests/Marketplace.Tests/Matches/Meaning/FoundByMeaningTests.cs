using Marketplace.Matches.Meaning;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>What is meant alike is found, by a node that has a model; only what everybody may read is told to the model.</summary>
public sealed class FoundByMeaningTests(TestServer server) : EmbeddingModelTests(server)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Without_a_common_word_it_is_found_and_says_that_it_is_by_meaning(bool isBase64)
    {
        endpoint.IsBase64 = isBase64;
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var results = await app.PostAll(university, "results", [("Automobile suspension", "Dampers made of magnetic fluids."), .. MeaningStory.Others]);
        // What is near is nearer than others: there must be some.
        await app.PostAll(company, "needs", MeaningStory.Others[..2]);
        var need = await app.Post(company, "needs", Items.Body("needs", "汽车减震器", "Quieter vehicles please."), publish: true);

        await using var node = app.Twin(endpoint.Settings(more: ("Embedding:BatchSize", "3")));
        node.StartServer();
        await app.HasVectors("bag", 10);
        var client = company.On(node);
        await Story.Soon(async () => (await client.Matches(need)).Exists(m => m.IsOf(results[0])));
        var best = (await client.Matches(need))[0];
        (best.IsOf(results[0]), best.Meant(), best.GetProperty("why").GetProperty("terms").GetArrayLength()).ShouldBe((true, 1, 0));
        best.GetProperty("score").GetDouble().ShouldBeInRange(0.02, 0.99);
        // And from the other side, by score, and for what somebody types: asked once.
        (await university.On(node).Matches(results[0]))[0].GetProperty("need").Text("id").ShouldBe(MeaningStory.IdOf(need));
        var scored = await (await client.Send(HttpMethod.Post, "/v1/matches/score", new { needId = MeaningStory.IdOf(need), resultIds = results.ConvertAll(MeaningStory.IdOf) })).Json();
        scored.GetProperty("items")[0].Meant().ShouldBe(1);
        var asked = endpoint.Asked.Count;
        for (var n = 0; n < 3; n++) (await client.SearchResults("cars"))[0].IsOf(results[0]).ShouldBeTrue();
        (await client.SearchResults("cancer"))[0].IsOf(results[2]).ShouldBeTrue();
        endpoint.Asked.Count.ShouldBe(asked + 2);

        endpoint.Asked.ShouldAllBe(a => a.Model == "bag" && a.Texts.Count <= 3 && a.Authorization == $"Bearer {EmbeddingEndpoint.Key}" && a.Dimensions == null);
        endpoint.Texts.Count(text => !text.StartsWith("ca", StringComparison.Ordinal)).ShouldBe(10);
        // A node without a model answers as ever.
        (await app.As(company).Matches(need)).ShouldBeEmpty();
        (await app.As(company).SearchResults("cars")).ShouldBeEmpty();

        // Gone, it is no answer, and has no vector.
        (await app.Step(university, results[0], "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Matches(need)).ShouldNotContain(m => m.IsOf(results[0]));
        await app.HasVectors("bag", 9);
        (await app.InDatabase(db => db.Set<StoredVector>().AnyAsync(v => v.ItemId == Guid.Parse(MeaningStory.IdOf(results[0]))))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_not_everybody_may_read_is_told_to_no_model()
    {
        var (owner, secret) = (await app.Actor(Role.Manager), $"canary{Guid.NewGuid():n}");
        var other = await app.Actor(Role.Manager);
        foreach (var side in new[] { "needs", "results" }) await app.PostAll(other, side, MeaningStory.Others);
        (string Member, object? Value)[] hidden = [("externalId", secret), ("anonymous", true), ("budget", new { amount = "424242.42", currency = "CNY" })];
        await app.Post(other, "results", Items.Body("results", "Glue for timber", "It sets without heat."), publish: true);
        var draft = await app.Post(owner, "needs", Items.Body("needs", "Vehicles of a secret kind", $"The project is called {secret}."));
        var open = await app.Post(owner, "needs", Items.Body("needs", "Adhesives for leaves", "They must hold in rain.", hidden), publish: true);
        var withdrawn = await app.Post(owner, "results", Items.Body("results", "Withdrawn glue", $"It was {secret}."), publish: true);
        (await app.Step(owner, withdrawn, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var node = app.Twin(endpoint.Settings());
        node.StartServer();
        await app.HasVectors("bag", 14);
        // The owner may ask by its draft: by its words.
        (await owner.On(node).Matches(draft)).ShouldAllBe(m => m.Meant() == 0);
        (await owner.On(node).Matches(withdrawn)).ShouldAllBe(m => m.Meant() == 0);
        // Nor what is typed, where it is said so.
        await using var quiet = app.Twin(endpoint.Settings(more: ("Embedding:Questions", "false")));
        quiet.StartServer();
        await Story.Soon(async () => (await owner.On(quiet).Matches(open)).Exists(m => m.Meant() > 0));
        await owner.On(quiet).SearchResults($"typed {secret}");
        // Published it is public, and told: what was to be told before has been told by then.
        (await app.As(owner).Send(HttpMethod.Patch, open, new { title = "Adhesives for wet leaves" }, "*", media: "application/merge-patch+json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Story.Soon(() => Task.FromResult(endpoint.Texts.Any(text => text.StartsWith("Adhesives for wet leaves", StringComparison.Ordinal))));

        endpoint.Texts.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal) && !text.Contains("secret", StringComparison.Ordinal));
        endpoint.Texts.ShouldAllBe(text => !text.Contains("424242", StringComparison.Ordinal) && !text.Contains($"{owner.Organization}", StringComparison.Ordinal) && !text.Contains("Manager of", StringComparison.Ordinal));
        endpoint.Texts.Count().ShouldBe(15);
    }
}
