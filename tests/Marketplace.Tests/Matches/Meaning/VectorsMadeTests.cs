using Marketplace.Matches.Meaning;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>Vectors are asked for at the pace that is allowed, and what stops half-way was never there.</summary>
public sealed class VectorsMadeTests(TestServer server) : EmbeddingModelTests(server)
{
    [Fact]
    public async Task What_stops_before_it_is_kept_is_made_again_and_nothing_of_it_was_told()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(by, "results", MeaningStory.Others);
        await app.AsOwner("create function matches.fail() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$; create trigger fail after insert on matches.vectors for each row execute function matches.fail()");
        await using var node = app.Twin(endpoint.Settings());
        node.StartServer();
        await Story.Soon(() => Task.FromResult(endpoint.Texts.Count() > MeaningStory.Others.Length));
        (await app.InDatabase(db => db.Set<Change>().CountAsync(c => c.Kind == StoredVector.KindName))).ShouldBe(0);

        await app.AsOwner("drop trigger fail on matches.vectors");
        await app.HasVectors("bag", MeaningStory.Others.Length);
    }

    [Fact]
    public async Task No_more_is_asked_a_minute_than_is_allowed_and_whoever_asks_does_not_wait_for_it()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(by, "results", MeaningStory.Others);
        // Three of four are for items, and one for questions.
        await using var node = app.Twin(endpoint.Settings(more: [("Embedding:RequestsPerMinute", "4"), ("Embedding:BatchSize", "4")]));
        node.StartServer();
        await app.HasVectors("bag", 4);
        await Story.Soon(async () => (await by.On(node).SearchResults("Wafers")).Exists(m => m.Meant() > 0));
        (await by.On(node).SearchResults("Lightning")).ShouldAllBe(m => m.Meant() == 0);
        endpoint.Texts.Count(text => text is "Wafers" or "Lightning").ShouldBe(1);
        var items = endpoint.Asked.Where(asked => asked.Texts.Count > 1).Select(asked => asked.At).ToList();
        items.Zip(items.Skip(1), (one, next) => next - one).ShouldAllBe(between => between > TimeSpan.FromSeconds(15));
    }
}
