using Marketplace.Matches;
using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

/// <summary>What was shown, and opened, is written as it happened, and forgotten with who saw it.</summary>
public sealed class WriteShownTests(TestApp app) : IClassFixture<TestApp>
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

    [Fact]
    public async Task What_one_opens_again_and_again_is_opened_by_the_last_and_by_nobody_else()
    {
        var (viewer, other, now) = (Guid.NewGuid(), Guid.NewGuid(), app.Time.Now());
        var shown = Row(viewer, now);
        ShownMatch[] rows = [shown, Row(viewer, now.AddSeconds(2)) with { ResultId = shown.ResultId }, Row(other, now) with { ResultId = shown.ResultId }, Row(viewer, now.AddSeconds(9)) with { ResultId = shown.ResultId }];
        var opened = new OpenedItem(MatchSide.Results, shown.ResultId!.Value, viewer, now.AddSeconds(1));
        await app.Send(new WriteShown(rows, [opened, opened with { At = now.AddSeconds(3) }, opened with { At = now.AddSeconds(2) }]));
        var there = await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Where(s => s.ResultId == shown.ResultId).ToList()));
        there.ShouldBe([rows[0] with { OpenedAt = now.AddSeconds(3) }, rows[1] with { OpenedAt = now.AddSeconds(3) }, rows[2], rows[3]], ignoreOrder: true);
    }

    private static ShownMatch Row(Guid viewer, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), MatchSide.Results, null, Guid.NewGuid(), 1, 0.5, "1/0", ShownPlace.Search, viewer, now);
}
