using Marketplace.Matches;
using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

public sealed class ForgottenViewerTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Whoever_is_erased_has_seen_nothing_any_more()
    {
        var by = await app.Actor(Role.Manager);
        var person = await Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/people", new { name = "Ada" }));
        var row = Row(person, app.Time.Now());
        await app.Send(new WriteShown([row], []));
        (await app.Step(by, $"/v1/people/{person}", "erase")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Single(s => s.Id == row.Id).ViewerId))).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_written_twice_after_an_answer_that_was_lost_is_there_once()
    {
        var (viewer, now) = (Guid.NewGuid(), app.Time.Now());
        var (shown, later) = (Row(viewer, now), Row(viewer, now));
        var opened = new OpenedItem(MatchSide.Results, shown.ResultId!.Value, viewer, now.AddSeconds(5));
        await app.Send(new WriteShown([shown], [opened]));
        await app.Send(new WriteShown([shown, later], [opened with { At = now.AddSeconds(9) }]));
        var rows = await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Where(s => s.ViewerId == viewer).ToList()));
        rows.ShouldBe([shown with { OpenedAt = opened.At }, later], ignoreOrder: true);
    }

    private static ShownMatch Row(Guid viewer, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), MatchSide.Results, null, Guid.NewGuid(), 1, 0.5, "1/0", ShownPlace.Search, viewer, now);
}
