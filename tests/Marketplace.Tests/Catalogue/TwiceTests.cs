using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Catalogue;

/// <summary>What if twice, what if at once, what if it stops half-way.</summary>
public sealed class TwiceTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Sides => Items.Sides;

    [Theory, MemberData(nameof(Sides))]
    public async Task Posted_twice_under_one_key_it_is_there_once(string side)
    {
        var (owner, body) = (await app.Actor(Role.Manager), Items.Body(side, "Posted twice", more: ("externalId", "twice")));
        var (first, again) = (await Post(body), await Post(body));
        (first.IsReplay(), again.IsReplay()).ShouldBe((false, true));
        (again.StatusCode, again.Headers.Location, again.Headers.ETag, (await again.Json()).ToString())
            .ShouldBe((first.StatusCode, first.Headers.Location, first.Headers.ETag, (await first.Json()).ToString()));
        (await app.Read(owner, $"/v1/{side}?externalId=twice")).Titles().ShouldHaveSingleItem();
        (await Post(Items.Body(side, "Another")).ShouldRefuse(422, "idempotency_key_reused")).Faults().ShouldBe(["Idempotency-Key"]);
        await Post(body, "?publish=true").ShouldRefuse(422, "idempotency_key_reused");

        Task<HttpResponseMessage> Post(object what, string query = "") => app.As(owner).Send(HttpMethod.Post, $"/v1/{side}{query}", what, key: "k");
    }

    [Theory]
    [InlineData("needs", "submit", "withdraw")]
    [InlineData("results", "disclose", "review withdraw")]
    public async Task A_step_is_taken_once_and_under_its_key_answered_as_it_was(string side, string step, string steps)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "One step"));
        var first = await (await app.Step(owner, path, step, key: "k")).Json();
        (await app.Step(owner, path, step).ShouldRefuse(409, "wrong_state")).GetProperty("steps").EnumerateArray().Select(s => s.GetString()).ShouldBe(steps.Split(' '));
        (await app.Step(owner, path, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await app.Step(owner, path, step, key: "k");
        (again.StatusCode, again.IsReplay(), (await again.Json()).ToString()).ShouldBe((HttpStatusCode.OK, true, first.ToString()));
        (await app.StatusOf(owner, path)).ShouldBe("withdrawn");
        (await app.StepsOf(owner, path)).ShouldBe(["create", step, "withdraw"]);
    }

    [Theory]
    [InlineData("needs", "submit", "confirm")]
    [InlineData("results", "disclose", "review")]
    public async Task A_refused_step_is_refused_again_under_its_key_and_has_left_nothing(string side, string step, string early)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "Too early"));
        var before = await Rows();
        await app.Step(owner, path, early, key: "early").ShouldRefuse(409, "wrong_state");
        await app.Step(owner, path, step, ifMatch: "\"9\"").ShouldRefuse(412, "stale_version");
        (await Rows()).ShouldBe(before);
        (await app.Step(owner, path, step)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await app.Step(owner, path, early, key: "early");
        again.IsReplay().ShouldBeTrue();
        await Task.FromResult(again).ShouldRefuse(409, "wrong_state");
    }

    [Theory]
    [InlineData("needs", "submit")]
    [InlineData("results", "disclose")]
    public async Task Of_six_who_take_a_step_at_once_one_does(string side, string step)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "All at once"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Step(owner, path, step)));
        answers.Select(a => (int)a.StatusCode).Order().ShouldBe([200, 409, 409, 409, 409, 409]);
        (await app.StepsOf(owner, path)).ShouldBe(["create", step]);
        (await app.Read(owner, path)).GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Of_six_who_change_one_version_at_once_one_does(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "All at once"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.As(owner).Send(HttpMethod.Patch, path, new { titleEn = $"N{i}" }, "\"1\"")));
        answers.Select(a => (int)a.StatusCode).Order().ShouldBe([200, 412, 412, 412, 412, 412]);
        (await app.StepsOf(owner, path)).ShouldBe(["create", "revise"]);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task Of_six_who_post_one_external_id_at_once_one_has_it_and_the_others_leave_nothing(string side)
    {
        var (owner, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        var before = await Rows();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Post(owner, $"By {i}, at once")));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await Task.FromResult(refused).ShouldRefuse(409, "external_id_taken");
        (await Rows()).ShouldBe((before.Items + 1, before.History + 1, before.Changes + 1));
        await Story.Created(Post(other, "Another house's own id"));

        Task<HttpResponseMessage> Post(TestActor by, string title) =>
            app.As(by).Send(HttpMethod.Post, $"/v1/{side}", Items.Body(side, title, more: ("externalId", "at-once")));
    }

    private async Task<(int Items, int History, int Changes)> Rows() => (
        await app.InDatabase(db => db.Set<Marketplace.Needs.Need>().CountAsync()) + await app.InDatabase(db => db.Set<Marketplace.Results.Result>().CountAsync()),
        await app.InDatabase(db => db.Set<Transition>().CountAsync()),
        await app.InDatabase(db => db.Set<Change>().CountAsync()));
}
