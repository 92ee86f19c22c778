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
        var row = new ShownMatch(Guid.CreateVersion7(app.Time.Now()), MatchSide.Results, null, Guid.NewGuid(), 1, 0.5, "1/0", ShownPlace.Search, person, app.Time.Now());
        await app.Send(new WriteShown([row], []));
        (await app.Step(by, $"/v1/people/{person}", "erase")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.InDatabase(db => Task.FromResult(db.Set<ShownMatch>().Single(s => s.Id == row.Id).ViewerId))).ShouldBeNull();
    }
}
