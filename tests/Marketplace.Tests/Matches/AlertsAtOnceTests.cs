using Marketplace.Integration;
using Marketplace.Matches;
using Marketplace.Matches.Alerts;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Matches;

/// <summary>Two nodes that both think that it is theirs to record.</summary>
public sealed class AlertsAtOnceTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_is_recorded_once_and_the_last_one_ends_it()
    {
        var by = await app.Actor(Role.Manager);
        await Story.Soon(async () => await Cursor() is not null);
        var (start, part) = ((await Cursor())!, new[] { (Guid.NewGuid(), Guid.NewGuid()), (Guid.NewGuid(), Guid.NewGuid()) });
        (await AtOnce(() => new RecordAlerts(start, start, Found(by, part)))).ShouldAllBe(done => done);
        (await Cursor()).ShouldBe(start);
        (await Told(by)).ShouldBe(part, ignoreOrder: true);

        var (last, upTo) = (new[] { part[0], (Guid.NewGuid(), Guid.NewGuid()) }, start with { Seq = start.Seq + 1 });
        (await AtOnce(() => new RecordAlerts(start, upTo, Found(by, last)))).Count(done => done).ShouldBe(1);
        (await Cursor()).ShouldBe(upTo);
        // Late by so much that the work is over: nothing of it is recorded, and the cursor does not go back.
        (await AtOnce(() => new RecordAlerts(start, start, Found(by, (Guid.NewGuid(), Guid.NewGuid()))))).ShouldAllBe(done => !done);
        (await Cursor()).ShouldBe(upTo);
        (await Told(by)).ShouldBe([.. part, last[1]], ignoreOrder: true);

        (await app.InDatabase(db => db.Set<OutboxMessage>().CountAsync(m => m.Event == "match.found", Ct))).ShouldBe(3);
    }

    private Task<bool[]> AtOnce(Func<RecordAlerts> command) => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Send(command())));

    private List<Alert> Found(TestActor by, params (Guid Need, Guid Result)[] pairs) =>
        [.. pairs.Select(p => new Alert(Guid.NewGuid(), MatchSide.Needs, p.Need, p.Result, by.Organization, 1, 0.5, MatchLevel.Good, app.Time.GetUtcNow()))];

    private Task<ChangeCursor?> Cursor() => app.InDatabase(db => db.CursorOf(AlertWorker.CursorName, Ct));

    private async Task<List<(Guid Need, Guid Result)>> Told(TestActor by) =>
        [.. (await app.Read(by, "/v1/matches/alerts")).GetProperty("items").EnumerateArray().Select(a => (a.GetProperty("needId").GetGuid(), a.GetProperty("resultId").GetGuid()))];
}
