using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Rules;

/// <summary>
/// Every command of the document, one after the other: stopped half-way it was never there; under one key it is done once, by four at once and again later.
/// Who may is asked by <see cref="RouteMatrix"/> and <see cref="StrangerRules"/>.
/// </summary>
public sealed class CommandRules(TestApp app) : IClassFixture<TestApp>
{
    // A file has its own tests; the others write nothing.
    private static readonly string[] Others = ["startImport", "searchMatches", "scoreMatches"];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private readonly HashSet<string> _done = [];
    private JsonNode _spec = null!;

    [Fact]
    public async Task Half_way_it_was_never_there_and_under_one_key_it_is_done_once()
    {
        _spec = JsonNode.Parse(await app.Anyone().GetStringAsync("/openapi/v1.json", Ct))!;
        var (op, buyer, seller, broker) = (
            await app.Actor(Role.Operator), await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Broker, OrganizationKind.Agency));
        await app.AsOwner("create function platform.fail() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$");
        foreach (var table in new[] { "platform.answers", "platform.changes" })
        {
            await app.AsOwner($"create constraint trigger fail after insert on {table} deferrable initially deferred for each row execute function platform.fail(); alter table {table} disable trigger fail");
        }

        await Organizations(op);
        await People(buyer);
        await Needs(buyer, broker);
        var result = await Results(seller);
        await Deals(buyer, seller, broker, op, result);

        Operations().Select(o => o.Id).Except(Others).Except(_done).ShouldBeEmpty();
    }

    private async Task Organizations(TestActor op)
    {
        var path = await Make(op, "postOrganization", "/v1/organizations", new { name = "A new one", kind = "company" });
        var mine = await app.Actor(Role.Broker);
        path = $"/v1/organizations/{await app.Organization(mine)}";
        await Do(op, "reviseOrganization", path, new { region = "310000" });
        await Do(op, "verifyOrganization", $"{path}/verify");
        await Do(op, "suspendOrganization", $"{path}/suspend", new { reason = "Because." });
        await Do(op, "reinstateOrganization", $"{path}/reinstate");
        await Make(op, "postRate", "/v1/rates", new { currency = "JPY", date = "2026-11-24", cny = "4.7831", unit = 100, source = "CFETS" });
    }

    private async Task People(TestActor by)
    {
        var path = await Make(by, "postPerson", "/v1/people", new { name = "Ada" });
        await Do(by, "revisePerson", path, new { title = "Professor" });
        await Do(by, "erasePerson", $"{path}/erase");
        // Its answer is shown once, and never again.
        path = await Make(by, "postClient", "/v1/clients", new { name = "Another", role = "member" }, isShownOnce: true);
        await Do(by, "revokeClient", $"{path}/revoke", new { reason = "Because." });
    }

    private async Task Needs(TestActor by, TestActor broker)
    {
        var path = await Make(by, "postNeed", "/v1/needs", Items.Body("needs", "A need"));
        await Do(by, "reviseNeed", path, new { title = "Another" });
        foreach (var step in "submit diagnose return submit diagnose defer reopen approve publish confirm".Split(' '))
        {
            await Do("diagnose return defer approve".Contains(step) ? broker : by, $"{step}Need", $"{path}/{step}", new { reason = "Because." });
        }

        await Do(by, "resolveNeed", $"{path}/resolve", new { outcome = "none" });
        var other = await app.Post(by, "needs", Items.Body("needs", "Not for long"));
        await Do(by, "withdrawNeed", $"{other}/withdraw");
    }

    private async Task<string> Results(TestActor by)
    {
        var path = await Make(by, "postResult", "/v1/results", Items.Body("results", "A result"));
        await Do(by, "reviseResult", path, new { title = "Another" });
        foreach (var step in "disclose review publish confirm".Split(' ')) await Do(by, $"{step}Result", $"{path}/{step}");
        var other = await app.Post(by, "results", Items.Body("results", "Not for long"));
        await Do(by, "withdrawResult", $"{other}/withdraw");
        return path.Split('/')[^1];
    }

    private async Task Deals(TestActor buyer, TestActor seller, TestActor broker, TestActor op, string result)
    {
        object Body() => new { resultId = result, buyerId = buyer.Organization, sellerId = seller.Organization, brokerId = broker.Organization, contractType = "consulting", intendedValue = DealStory.Cny("90.00") };
        var path = await Make(buyer, "postDeal", "/v1/deals", Body());
        await Do(buyer, "reviseDeal", path, new { terms = "Ten years." });
        await Do(broker, "priceDeal", $"{path}/price", new { route = "free" });
        await Do(buyer, "confirmDeal", $"{path}/confirm");
        await Do(seller, "confirmDeal", $"{path}/confirm");
        await Do(broker, "signDeal", $"{path}/sign", DealStory.Contract);
        await Do(seller, "performDeal", $"{path}/perform");
        await Do(buyer, "acceptDeal", $"{path}/accept");
        var value = await Make(seller, "postDealValue", $"{path}/values", new { level = "received", amount = DealStory.Cny("40.00"), date = "2026-11-24", evidence = DealStory.Evidence });
        await Do(buyer, "confirmDealValue", $"{value}/confirm");
        await Do(seller, "closeDeal", $"{path}/close");

        var other = await DealStory.Begin(app);
        await Do(other.Buyer, "cancelDeal", $"{other.Path}/cancel");
        other = await (await DealStory.Begin(app)).Signed();
        await Do(other.Buyer, "terminateDeal", $"{other.Path}/terminate", new { reason = "It failed.", date = DateOnly.FromDateTime(app.Time.Now().UtcDateTime.AddHours(8)) });
    }

    private async Task<string> Make(TestActor by, string operation, string path, object body, bool isShownOnce = false) =>
        $"{path}/{(await Do(by, operation, path, body, isShownOnce)).GetProperty("id").GetGuid()}";

    private async Task<JsonElement> Do(TestActor by, string operation, string path, object? body = null, bool isShownOnce = false)
    {
        var method = Operations().Single(o => o.Id == operation).Method;
        var (isPatch, key) = (method == HttpMethod.Patch, $"{Guid.NewGuid():n}");
        Task<HttpResponseMessage> Send() => app.As(by).Send(method, path, body, isPatch ? "*" : null, key, isPatch ? "application/merge-patch+json" : "application/json");

        var before = await app.Everything();
        await app.AsOwner("alter table platform.answers enable trigger fail; alter table platform.changes enable trigger fail");
        await Send().ShouldRefuse(500, "internal_server_error");
        await app.AsOwner("alter table platform.answers disable trigger fail; alter table platform.changes disable trigger fail");
        (await app.Everything()).ShouldBe(before, operation);

        // A change of what is there already makes no version; what is made new has its key.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send()));
        var texts = await Task.WhenAll(answers.Append(await Send()).Select(a => a.Content.ReadAsStringAsync(Ct)));
        if (isShownOnce)
        {
            answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1, operation);
            answers.Where(a => !a.IsSuccessStatusCode).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict);
        }
        else
        {
            answers.ShouldAllBe(a => a.IsSuccessStatusCode, $"{operation} {string.Join('\n', texts)}");
            if (!isPatch) answers.Count(a => !a.IsReplay()).ShouldBe(1, operation);
            texts.Distinct().Count().ShouldBe(1, operation);
        }

        (await app.Everything()).ShouldNotBe(before, operation);
        _done.Add(operation);
        return JsonSerializer.Deserialize<JsonElement>(texts[answers.ToList().FindIndex(a => a.IsSuccessStatusCode)]);
    }

    private List<(string Id, HttpMethod Method)> Operations() =>
    [
        .. _spec["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Where(o => o.Key is "post" or "patch")
            .Select(o => ((string)o.Value!["operationId"]!, HttpMethod.Parse(o.Key))),
    ];
}
