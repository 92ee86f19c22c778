using Marketplace.Matches.Meaning;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>Vectors are made once, whichever node does it, kept, and made anew when text or model changes.</summary>
public sealed class VectorsKeptTests(TestServer server) : EmbeddingModelTests(server)
{
    [Fact]
    public async Task A_node_that_starts_again_has_them_from_the_database_and_asks_nobody()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others);
        var need = await app.Post(by, "needs", Items.Body("needs", "Paddy varieties", "Wanted for brackish land."), publish: true);
        await using (var first = app.Twin(endpoint.Settings()))
        {
            first.StartServer();
            await app.HasVectors("bag", 7);
        }

        var asked = endpoint.Asked.Count;
        // Nobody is there to be asked.
        await endpoint.End();
        await using var second = app.Twin(endpoint.Settings());
        second.StartServer();
        await Story.Soon(async () => (await by.On(second).Matches(need)).Exists(m => m.Meant() > 0));
        endpoint.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Two_nodes_make_each_vector_once_and_both_follow()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others);
        await using var one = app.Twin(endpoint.Settings(more: ("Embedding:BatchSize", "1")));
        await using var other = app.Twin(endpoint.Settings(more: ("Embedding:BatchSize", "1")));
        one.StartServer();
        other.StartServer();
        await app.HasVectors("bag", 6);
        var need = await app.Post(by, "needs", Items.Body("needs", "Paddy varieties", "Wanted for brackish land."), publish: true);
        foreach (var node in new[] { one, other }) await Story.Soon(async () => (await by.On(node).Matches(need)).Exists(m => m.Meant() > 0));
        endpoint.Texts.Count().ShouldBe(7);

        // One text changes: that one is made anew, and the nodes answer by what it says now.
        (await app.As(by).Send(HttpMethod.Patch, need, new { title = "Tumour imaging", description = "Wanted for scanners." }, "*", media: "application/merge-patch+json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var node in new[] { one, other })
        {
            await Story.Soon(async () => (await by.On(node).Matches(need)) is [var best, ..] && best.Meant() > 0 && best.GetProperty("result").Text("title") == "Oncology imaging");
        }

        endpoint.Texts.Count().ShouldBe(8);
    }

    [Fact]
    public async Task Another_model_makes_all_anew_and_no_answer_mixes_the_two()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others);
        var need = await app.Post(by, "needs", Items.Body("needs", "Paddy varieties", "Wanted for brackish land."), publish: true);
        await using (var first = app.Twin(endpoint.Settings("old")))
        {
            first.StartServer();
            await app.HasVectors("old", 7);
        }

        await using var second = app.Twin(endpoint.Settings("new", ("Embedding:Dimensions", "48")));
        second.StartServer();
        await app.HasVectors("new@48", 7);
        await Story.Soon(async () => (await by.On(second).Matches(need)).Exists(m => m.Meant() > 0));
        var now = second.Services.GetRequiredService<VectorStore>().Now;
        (now.Rows.Count, now.Results.Dimension, now.Needs.Dimension).ShouldBe((7, 48, 48));
        endpoint.Asked.Where(a => a.Model == "new").ShouldAllBe(a => a.Dimensions == 48);

        // A node of the version before may still be there; a day later what it used is put away.
        (await app.InDatabase(db => db.Set<StoredVector>().CountAsync(v => v.Model == "old"))).ShouldBe(7);
        app.Time.Advance(TimeSpan.FromDays(2));
        await app.Post(await app.Renewed(by), "needs", Items.Body("needs", "Adhesives for leaves", "They must hold in rain."), publish: true);
        await app.HasVectors("old", 0);
        await app.HasVectors("new@48", 8);
        (await app.InDatabase(db => db.Set<StoredVector>().CountAsync())).ShouldBe(8);
    }

    [Fact]
    public async Task A_model_that_answers_another_dimension_than_before_is_not_used()
    {
        var by = await app.Actor(Role.Manager);
        var results = await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others);
        using (var first = await Begin(by))
        {
            await app.HasVectors("bag", 6);
        }

        endpoint.Dimension = 32;
        using var second = await Begin(by);
        var need = await app.Post(by, "needs", Items.Body("needs", "Bridge welding wanted", "For joints under load."), publish: true);
        await Story.Soon(() => Task.FromResult(second.Log.Any(line => line.Contains("it answered 32 dimensions where its vectors have 256", StringComparison.Ordinal) && line.Contains("Embedding__Model", StringComparison.Ordinal))));
        (await second.Client.SearchResults("Bridge of steel")).Single(m => m.IsOf(results[2])).Meant().ShouldBe(0);
        (await second.Client.Matches(need)).Single(m => m.IsOf(results[2])).Meant().ShouldBe(0);
        (await app.InDatabase(db => db.Set<StoredVector>().CountAsync())).ShouldBe(6);
    }

    private Task<RunningService> Begin(TestActor by) =>
        RunningService.Start(app.ConnectionString, by.Token, [("Logging__LogLevel__Default", "Information"), .. endpoint.Settings().Select(s => (s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))]);
}
