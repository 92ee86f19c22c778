using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Needs;

public sealed class NeedLifeTests(TestApp app) : IClassFixture<TestApp>
{
    // How a need comes to be what it is, and by whom.
    private const string OfBroker = "diagnose return defer approve";

    private static readonly Dictionary<NeedStatus, string> Ways = new()
    {
        [NeedStatus.Draft] = "",
        [NeedStatus.Submitted] = "submit",
        [NeedStatus.Diagnosing] = "submit diagnose",
        [NeedStatus.Returned] = "submit return",
        [NeedStatus.LongTerm] = "submit diagnose defer",
        [NeedStatus.Ready] = "submit approve",
        [NeedStatus.Published] = "submit approve publish",
        [NeedStatus.Resolved] = "submit approve publish resolve:resolved",
        [NeedStatus.PartiallyResolved] = "submit approve publish resolve:partially_resolved",
        [NeedStatus.Unresolved] = "submit approve publish resolve:unresolved",
        [NeedStatus.Expired] = "submit approve publish expire",
        [NeedStatus.Withdrawn] = "withdraw",
    };

    // Those who diagnose see more than strangers do.
    private static readonly NeedStatus[] Public = [NeedStatus.Published, NeedStatus.Resolved, NeedStatus.PartiallyResolved, NeedStatus.Unresolved, NeedStatus.Expired];
    private static readonly NeedStatus[] Diagnosed = [NeedStatus.Submitted, NeedStatus.Diagnosing, NeedStatus.Ready, .. Public];

    [Fact]
    public async Task Every_step_is_taken_by_whom_the_table_names_and_refused_to_everybody_else()
    {
        var (owner, broker) = (await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        Party<NeedStatus, NeedRole>[] parties =
        [
            new("owner", owner, _ => true, NeedRole.Owner),
            new("the owner's member", await app.Colleague(owner, Role.Member), _ => true, NeedRole.Owner),
            new("the owner's expert", await app.Colleague(owner, Role.Expert), _ => true, NeedRole.Owner, NeedRole.Expert),
            new("broker", broker, Diagnosed.Contains, NeedRole.Broker),
            new("expert", await app.Actor(Role.Expert), Diagnosed.Contains, NeedRole.Expert),
            new("operator", await app.Actor(Role.Operator), status => status != NeedStatus.Draft, NeedRole.Operator),
            new("stranger", await app.Actor(Role.Manager), Public.Contains),
        ];
        Ways.Keys.ShouldBe(Enum.GetValues<NeedStatus>(), ignoreOrder: true);
        foreach (var (status, way) in Ways)
        {
            await app.TryAll(NeedFlow.Table, status, [.. NeedFlow.PlainSteps, NeedFlow.Resolve], owner, () => Make(owner, broker, way), parties);
        }
    }

    [Fact]
    public async Task Who_gives_it_back_or_takes_down_anothers_says_why_and_it_stands_in_the_history_for_the_owner()
    {
        var (owner, broker, op) = (await app.Actor(Role.Manager), await app.Actor(Role.Broker), await app.Actor(Role.Operator));
        var need = await Make(owner, broker, "submit");
        (await app.Step(broker, need, "return").ShouldRefuse(422, "reason_required")).Faults().ShouldBe(["reason"]);
        (await app.Step(broker, need, "return", new { reason = " " }).ShouldRefuse(422, "reason_required")).Faults().ShouldBe(["reason"]);
        (await app.Step(broker, need, "return", new { reason = new string('x', 501) }).ShouldRefuse(400, "invalid")).Faults().ShouldBe(["reason"]);
        (await app.StatusOf(owner, need)).ShouldBe("submitted");

        (await app.Step(broker, need, "return", new { reason = "通量未量化" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var line = (await app.Read(owner, $"{need}/history")).GetProperty("items")[2];
        (line.Text("reason"), line.Text("actor")!.StartsWith("client:", StringComparison.Ordinal)).ShouldBe(("通量未量化", true));

        await app.Step(op, need, "withdraw").ShouldRefuse(422, "reason_required");
        (await app.Step(op, need, "withdraw", new { reason = "Unlawful" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(owner, await Make(owner, broker, "submit"), "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_publication_and_the_resolution_are_dated_once()
    {
        var (owner, broker) = (await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        var need = await Make(owner, broker, "submit approve publish");
        var published = (await app.Read(owner, need)).GetProperty("publishedAt").GetDateTimeOffset();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await app.Step(owner, need, "confirm")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(owner, need, "resolve", new { outcome = "in_house" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = await app.Read(owner, need);
        read.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(published);
        read.GetProperty("resolvedAt").GetDateTimeOffset().ShouldBeGreaterThan(published);
    }

    private async Task<string> Make(TestActor owner, TestActor broker, string way)
    {
        var need = await app.Post(owner, "needs", Items.Body("needs", "耐溶剂纳滤膜的开发"));
        foreach (var step in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "expire")
            {
                await Expire(Guid.Parse(need.Split('/')[^1]));
                continue;
            }

            object body = step.StartsWith("resolve:", StringComparison.Ordinal) ? new { outcome = "elsewhere", status = step[8..] } : new { reason = "Because." };
            var answer = await app.Step(OfBroker.Split(' ').Contains(step) ? broker : owner, need, step.Split(':')[0], body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{step} of {way}");
        }

        return need;
    }

    // As the clock will.
    private Task<int> Expire(Guid id) => app.InDatabase(async db =>
    {
        (await db.Needs.SingleAsync(n => n.Id == id)).Take("expire", Actor.System, app.Time.Now());
        return await db.SaveChangesAsync();
    });
}
