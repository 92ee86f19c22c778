using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Rules;

/// <summary>
/// What is another house's is, on every route of the document that names a thing and for every role of a house, as one that never was:
/// in status, in body, and in what the database is asked for, which is what a clock could tell.
/// </summary>
public sealed partial class StrangerRules(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    // Everybody signed in reads an organization, a person and a rate; codes and reports are of no house.
    private static readonly string[] OfAHouse = ["needs", "results", "deals", "clients", "imports"];
    private readonly StatementCount _statements = new();

    public void Dispose() => _statements.Dispose();

    [Fact]
    public async Task What_is_anothers_is_on_every_route_as_one_that_never_was()
    {
        var spec = await Spec();
        var owner = await app.Actor(Role.Manager, OrganizationKind.University);
        var theirs = await Things(owner);
        var strangers = new List<TestActor>();
        foreach (var role in new[] { Role.Manager, Role.Member, Role.Broker, Role.Expert }) strangers.Add(await app.Actor(role));

        var (asked, told) = (0, new List<string>());
        foreach (var (path, method, operation) in Operations(spec).Where(o => o.Path.Contains("{id}", StringComparison.Ordinal) && OfAHouse.Contains(o.Path.Split('/')[2])))
        {
            var body = operation["requestBody"]?["content"]?.AsObject().First().Value?["example"];
            foreach (var stranger in strangers)
            {
                // The first of its kind finds caches cold.
                await Ask(stranger, method, path, Never, body);
                var (never, real) = (await Ask(stranger, method, path, Never, body), await Ask(stranger, method, path, theirs, body));
                asked++;
                if (never.Status is not (403 or 404) || never != real) told.Add($"{method} {path} by {stranger.Role}: {never} for what never was, {real} for another's");
            }
        }

        told.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(4 * 40);
    }

    [Fact]
    public async Task What_only_the_service_says_of_a_thing_no_body_says()
    {
        var by = app.As(await app.Actor(Role.Operator));
        var taken = new List<string>();
        foreach (var (path, method, operation) in Operations(await Spec()))
        {
            if (operation["requestBody"]?["content"]?.AsObject().FirstOrDefault(c => c.Key is "application/json" or "application/merge-patch+json") is not { Value: { } content } written) continue;
            foreach (var member in new[] { "id", "version", "status", "createdAt", "ownerId", "verifiedAt", "counts", "isAdmin" }.Where(m => !Members(content).Contains(m)))
            {
                var body = content["example"]!.DeepClone().AsObject();
                body[member] = "1";
                var answer = await by.Send(new HttpMethod(method), Filled(path, Never), body.ToJsonString(), "*", media: written.Key);
                var problem = await answer.Json();
                if ((int)answer.StatusCode != 400 || !problem.Faults().Contains(member)) taken.Add($"{method} {path} {member}: {(int)answer.StatusCode} {problem}");
            }
        }

        taken.ShouldBeEmpty();

        IEnumerable<string> Members(JsonNode content) => content["example"]!.AsObject().Select(m => m.Key);
    }

    private static Dictionary<string, Guid> Never => OfAHouse.Append("values").ToDictionary(kind => kind, _ => Guid.NewGuid());

    private async Task<Dictionary<string, Guid>> Things(TestActor owner)
    {
        var deal = await DealStory.Begin(app);
        var file = await app.As(owner).Send(HttpMethod.Post, "/v1/imports?kind=results", """{"externalId":"1"}""", media: "application/x-ndjson");
        var client = await Story.Created(app.As(owner).Send(HttpMethod.Post, "/v1/clients", new { name = "Theirs", role = "member" }));
        return new()
        {
            ["needs"] = Guid.Parse((await app.Post(owner, "needs", Items.Body("needs", "Theirs"))).Split('/')[^1]),
            ["results"] = Guid.Parse((await app.Post(owner, "results", Items.Body("results", "Theirs"))).Split('/')[^1]),
            ["deals"] = deal.Id,
            ["values"] = await deal.Stated(deal.Buyer, "intended", "1.00"),
            ["clients"] = client,
            ["imports"] = Guid.Parse($"{file.Headers.Location}".Split('/')[^1]),
        };
    }

    private async Task<Answer> Ask(TestActor by, string method, string path, Dictionary<string, Guid> ids, JsonNode? body)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        var client = app.As(by);
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var media = method == "PATCH" ? "application/merge-patch+json" : "application/json";
        var answer = await client.Send(new HttpMethod(method), Filled(path, ids), body?.ToJsonString(), "*", media: media);
        return new((int)answer.StatusCode, string.Join(' ', (await answer.Json()).Said()), _statements.Of(trace));
    }

    private static string Filled(string path, Dictionary<string, Guid> ids) =>
        Parameter().Replace(path, m => $"{ids.GetValueOrDefault(m.Value == "{valueId}" ? "values" : path.Split('/')[2], Guid.NewGuid())}");

    private async Task<JsonNode> Spec() => JsonNode.Parse(await app.Anyone().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode spec) =>
        spec["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => (path.Key, o.Key.ToUpperInvariant(), o.Value!)));

    private sealed record Answer(int Status, string Body, int Statements);

    /// <summary>How many statements the database was sent for a request.</summary>
    private sealed class StatementCount : IDisposable
    {
        private readonly ConcurrentDictionary<string, int> _of = new();
        private readonly ActivityListener _listener;

        public StatementCount()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity => _ = activity.Source.Name == "Npgsql" ? _of.AddOrUpdate(activity.TraceId.ToString(), 1, (_, n) => n + 1) : 0,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Of(string trace) => _of.GetValueOrDefault(trace);

        public void Dispose() => _listener.Dispose();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
