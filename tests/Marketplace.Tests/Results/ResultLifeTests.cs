using Marketplace.Platform;
using Marketplace.Results;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Results;

public sealed class ResultLifeTests(TestApp app) : IClassFixture<TestApp>
{
    // How a result comes to be what it is.
    private static readonly Dictionary<ResultStatus, string> Ways = new()
    {
        [ResultStatus.Draft] = "",
        [ResultStatus.Disclosed] = "disclose",
        [ResultStatus.Reviewed] = "disclose review",
        [ResultStatus.Published] = "disclose review publish",
        [ResultStatus.Stale] = "disclose review publish stale",
        [ResultStatus.Transferred] = "disclose review publish conclude:transferred",
        [ResultStatus.ExclusivelyLicensed] = "disclose review publish conclude:exclusively_licensed",
        [ResultStatus.Invested] = "disclose review publish conclude:invested",
        [ResultStatus.Withdrawn] = "withdraw",
    };

    private static readonly ResultStatus[] Hidden = [ResultStatus.Draft, ResultStatus.Disclosed, ResultStatus.Reviewed, ResultStatus.Withdrawn];

    [Fact]
    public async Task Every_step_is_taken_by_whom_the_table_names_and_refused_to_everybody_else()
    {
        var owner = await app.Actor(Role.Manager);
        Party<ResultStatus, ResultRole>[] parties =
        [
            new("manager", owner, _ => true, ResultRole.Owner, ResultRole.OwnerManager),
            new("member", await app.Colleague(owner, Role.Member), _ => true, ResultRole.Owner),
            new("operator", await app.Actor(Role.Operator), status => status != ResultStatus.Draft, ResultRole.Operator),
            new("broker", await app.Actor(Role.Broker), status => !Hidden.Contains(status)),
            new("stranger", await app.Actor(Role.Manager), status => !Hidden.Contains(status)),
        ];
        Ways.Keys.ShouldBe(Enum.GetValues<ResultStatus>(), ignoreOrder: true);
        foreach (var (status, way) in Ways)
        {
            await app.TryAll(ResultFlow.Table, status, ResultFlow.PlainSteps, owner, () => Make(owner, way), parties);
        }
    }

    [Fact]
    public async Task It_is_verified_by_the_review_of_its_owners_manager_before_publication_or_after()
    {
        var owner = await app.Actor(Role.Manager);
        var onWord = await app.Post(owner, "results", Items.Body("results", "聚酰亚胺纳滤膜"), publish: true);
        IsUnverified(await app.Read(owner, onWord)).ShouldBeTrue();
        await app.Step(await app.Colleague(owner, Role.Member), onWord, "review").ShouldRefuse(403, "not_allowed");
        IsUnverified(await (await app.Step(owner, onWord, "review")).Json()).ShouldBeFalse();
        (await app.StatusOf(owner, onWord)).ShouldBe("published");
        IsUnverified(await app.Read(owner, await Make(owner, "disclose review publish"))).ShouldBeFalse();

        static bool IsUnverified(System.Text.Json.JsonElement result) => result.GetProperty("unverified").GetBoolean();
    }

    [Fact]
    public async Task An_operator_who_takes_down_anothers_says_why()
    {
        var (owner, op) = (await app.Actor(Role.Manager), await app.Actor(Role.Operator));
        var result = await Make(owner, "disclose");
        (await app.Step(op, result, "withdraw").ShouldRefuse(422, "reason_required")).Faults().ShouldBe(["reason"]);
        (await app.StatusOf(owner, result)).ShouldBe("disclosed");
        (await app.Step(op, result, "withdraw", new { reason = "Unlawful" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(owner, await Make(owner, "disclose"), "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> Make(TestActor owner, string way)
    {
        var result = await app.Post(owner, "results", Items.Body("results", "聚酰亚胺耐溶剂纳滤膜"));
        foreach (var step in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step.Split(':') is ["stale" or "conclude", ..] parts)
            {
                await ByTheHouse(Guid.Parse(result.Split('/')[^1]), parts[0], parts.Length > 1 ? SnakeCase.Parse<ResultStatus>(parts[1]) : null);
                continue;
            }

            (await app.Step(owner, result, step)).StatusCode.ShouldBe(HttpStatusCode.OK, $"{step} of {way}");
        }

        return result;
    }

    // As the clock will, or a signed deal does.
    private Task<int> ByTheHouse(Guid id, string step, ResultStatus? to) => app.InDatabase(async db =>
    {
        (await db.Results.SingleAsync(r => r.Id == id)).Take(step, Actor.System, app.Time.Now(), to: to);
        return await db.SaveChangesAsync();
    });
}
