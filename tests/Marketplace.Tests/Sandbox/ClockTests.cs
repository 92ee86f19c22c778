using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Sandbox;

public sealed class ClockTests(TestServer server) : IAsyncLifetime
{
    private const string Clock = "/v1/sandbox/clock";
    private readonly TestApp app = new(server) { IsSandbox = true };
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task When_it_answers_what_is_due_has_happened_and_the_token_is_still_good()
    {
        var (op, owner, seller) = (app.As(await app.Actor(Role.Operator)), app.As(await app.Actor(Role.Manager)), app.As(await app.Actor(Role.Manager)));
        var body = new { title = "Membranes that stay flat", description = "For the recovery of acetone." };
        var needs = new List<Guid>();
        for (var i = 0; i < 110; i++) needs.Add(await Story.Created(owner.Send(HttpMethod.Post, "/v1/needs?publish=true", body)));
        var result = await Story.Created(seller.Send(HttpMethod.Post, "/v1/results?publish=true", new { title = body.title, summary = body.description }));
        var (before, key) = (await Now(op), Guid.NewGuid().ToString());
        await Story.Created(owner.Send(HttpMethod.Post, "/v1/needs", body, key: key));

        // An event that waits for its next try.
        var pinged = OutboxMessage.Of(new Pinged(key, 1, before.AddDays(100)), "test.pinged", "test.listener");
        await app.InDatabase(db => db.Add(pinged).Context.SaveChangesAsync(Ct));

        (await Move(op, new { advance = "P180DT1M" })).ShouldBe(before.AddDays(180).AddMinutes(1), TimeSpan.FromSeconds(30));
        foreach (var need in new[] { needs[0], needs[^1] })
        {
            (await (await owner.Send(HttpMethod.Get, $"/v1/needs/{need}")).Json()).GetProperty("status").GetString().ShouldBe("expired");
        }

        Listener.Heard.ShouldContain(h => h.Key == key);
        (await (await seller.Send(HttpMethod.Post, "/v1/matches/search", new { side = "needs", title = body.title })).Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await (await owner.Send(HttpMethod.Get, $"/v1/results/{result}")).Json()).GetProperty("status").GetString().ShouldBe("published");
        // Kept 48 hours of the real clock.
        (await owner.Send(HttpMethod.Post, "/v1/needs", body, key: key)).IsReplay().ShouldBeTrue();
        var expired = (await (await owner.Send(HttpMethod.Get, $"/v1/needs/{needs[0]}/history")).Json()).GetProperty("items")[1];
        expired.GetProperty("at").GetDateTimeOffset().ShouldBe(before.AddDays(180), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task It_goes_forward_only_and_a_twin_and_a_restart_keep_its_time()
    {
        var actor = await app.Actor(Role.Operator);
        var op = app.As(actor);
        var to = new DateTimeOffset(2031, 1, 31, 0, 0, 0, TimeSpan.Zero);
        (await Move(op, new { to })).ShouldBe(to);
        (await op.Send(HttpMethod.Post, Clock, new { to = to.AddDays(-1) }).ShouldRefuse(422, "clock_goes_forward")).Faults().ShouldBe(["to"]);
        (await Move(op, new { advance = "P1M" })).ShouldBe(new DateTimeOffset(2031, 2, 28, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(1));

        await using var twin = app.Twin();
        twin.StartServer();
        (await Now(actor.On(twin))).ShouldBeGreaterThan(new DateTimeOffset(2031, 2, 28, 0, 0, 0, TimeSpan.Zero));
        var later = await Move(actor.On(twin), new { advance = "P2W" });
        await Story.Soon(async () => await Now(op) >= later);
    }

    [Fact]
    public async Task Two_who_move_it_at_once_move_it_twice_and_one_key_moves_it_once()
    {
        var op = app.As(await app.Actor(Role.Operator));
        var before = await Now(op);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Move(op, new { advance = "P1D" })));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => op.Send(HttpMethod.Post, Clock, new { advance = "P10D" }, key: "once")));
        (await Now(op)).ShouldBe(before.AddDays(14), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("{}", "to")]
    [InlineData("""{"to":"2031-01-01T00:00:00Z","advance":"P1D"}""", "to")]
    [InlineData("""{"to":"3001-01-01T00:00:00Z"}""", "to")]
    [InlineData("""{"advance":"15 days"}""", "advance")]
    [InlineData("""{"advance":"P"}""", "advance")]
    [InlineData("""{"advance":"PT"}""", "advance")]
    [InlineData("""{"advance":"-P1D"}""", "advance")]
    [InlineData("""{"advance":"P100Y"}""", "advance")]
    public async Task What_is_no_move_of_a_clock_is_refused_by_name(string body, string member) =>
        (await app.As(await app.Actor(Role.Operator)).Send(HttpMethod.Post, Clock, body).ShouldRefuse(400, "invalid")).Faults().ShouldBe([member]);

    private static async Task<DateTimeOffset> Now(HttpClient op) => Time(await op.Send(HttpMethod.Get, Clock), await (await op.Send(HttpMethod.Get, Clock)).Json());

    private static async Task<DateTimeOffset> Move(HttpClient op, object move)
    {
        var answer = await op.Send(HttpMethod.Post, Clock, move);
        return Time(answer, await answer.Json());
    }

    private static DateTimeOffset Time(HttpResponseMessage answer, JsonElement body)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        return body.GetProperty("now").GetDateTimeOffset();
    }
}
