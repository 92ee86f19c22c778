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
public sealed partial class CommandRules(TestApp app) : IClassFixture<TestApp>
{
    // A file and a model have their own tests; the others write nothing.
    private static readonly string[] Others = ["startImport", "searchMatches", "scoreMatches", "trainMatchModel"];
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
        await Glossary(op);
        await Needs(buyer, broker);
        var result = await Results(seller);
        await Deals(buyer, seller, broker, op, result);

        Operations().Select(o => o.Id).Except(Others).Except(_done).ShouldBeEmpty();
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
