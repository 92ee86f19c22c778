using System.Net.Http.Headers;
using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Platform.Telemetry;

/// <summary>Words that are secret or confidential are put into every place that takes some, and then looked for in every place that others read.</summary>
public sealed class CanaryTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static readonly (string, string)[] Loud = [("Logging__LogLevel__Default", "Information"), ("RateLimit__PerSecond", "0"), ("RateLimit__TokenPerSecond", "0")];

    private readonly string _canary = $"canary{Guid.NewGuid():n}";

    [Theory]
    [InlineData("json")]
    [InlineData("simple")]
    public async Task No_secret_and_no_confidential_text_is_in_logs_traces_or_the_answers_of_others(string format)
    {
        await using var receiver = await OtlpReceiver.Start();
        var (owner, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        using var service = await RunningService.Start(app.ConnectionString, other.Token, [.. Loud, .. receiver.Settings, ("Logging__Console__FormatterName", format)]);
        using var owners = On(service, owner.Token);
        using var nobody = On(service, _canary);

        var unread = new List<HttpResponseMessage>
        {
            await nobody.AskToken(owner.ClientId, _canary),
            await nobody.AskToken(_canary, owner.Secret),
            await nobody.Send(HttpMethod.Get, "/v1/me"),
        };
        var need = await Story.Created(owners.Send(HttpMethod.Post, "/v1/needs", Draft(), key: _canary));
        await owners.Send(HttpMethod.Post, "/v1/needs", Draft()).ShouldRefuse(409, "external_id_taken");
        await owners.Send(HttpMethod.Post, "/v1/needs", new { title = _canary, description = "Another text than the first." }, key: _canary).ShouldRefuse(422, "idempotency_key_reused");
        await owners.Send(HttpMethod.Post, "/v1/needs", $$"""{"{{_canary}}":"{{_canary}}"}""").ShouldRefuse(400, "unreadable");
        await owners.Send(HttpMethod.Post, "/v1/needs", $$"""{"title":"{{_canary}}""").ShouldRefuse(400, "unreadable");
        (await owners.GetAsync($"/v1/needs?text={_canary}%0AFAKE&limit=many", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await owners.GetAsync($"/v1/needs?text={_canary}%0AFAKE", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await owners.GetAsync($"/v1/needs/%0AFAKE{_canary}", Ct);
        var sent = await owners.SendFile([JsonSerializer.Serialize(new { externalId = _canary, title = _canary, trl = _canary }), _canary, ImportStory.Row(owner, _canary, _canary)]);
        await owners.OutcomeOf(sent.Headers.Location!);
        await owners.SendFile([_canary], $"kind={_canary}");

        var hidden = await service.Client.Send(HttpMethod.Get, $"/v1/needs/{need}");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unread.AddRange([
            hidden,
            await service.Client.Send(HttpMethod.Post, $"/v1/needs/{need}/publish"),
            await service.Client.GetAsync(sent.Headers.Location, Ct),
            await service.Client.GetAsync($"{sent.Headers.Location}/errors", Ct),
            await service.Client.Send(HttpMethod.Post, "/v1/needs", new { title = "Mine", description = "Of another." }, key: _canary),
        ]);
        foreach (var answer in unread) (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain(_canary);

        var id = hidden.Headers.GetValues("X-Request-Id").Single();
        await Story.Soon(() => Task.FromResult(service.Log.Any(line => line.Contains(id, StringComparison.Ordinal)) && receiver.Of("traces").Contains("/v1/needs/{id:guid}", StringComparison.Ordinal)));
        await Task.Delay(1000, Ct);
        Leaks(string.Join('\n', service.Log) + receiver.Of("traces") + receiver.Of("metrics")).ShouldBeEmpty();
        receiver.Of("traces").ShouldContain("db.query.text");
        service.Log.ShouldAllBe(line => line.Length == 0 || format != "json" || line.StartsWith('{'));
        service.Log.ShouldAllBe(line => !line.StartsWith("FAKE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_request_is_a_line_and_a_refusal_says_who_what_and_when()
    {
        var (manager, former) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        using var service = await RunningService.Start(app.ConnectionString, manager.Token, [.. Loud, ("Logging__Console__FormatterName", "json")]);
        using var nobody = On(service, "nothing");
        var unknown = Guid.NewGuid();
        await nobody.AskToken(manager.ClientId, "wrong");
        var me = await (await service.Client.Send(HttpMethod.Get, "/v1/me")).Json();
        var asked = await service.Client.Send(HttpMethod.Get, $"/v1/needs/{unknown}");
        await service.Client.Send(HttpMethod.Post, "/v1/rates", new { }).ShouldRefuse(403, "forbidden");
        await app.As(await app.Actor(Role.Operator)).Send(HttpMethod.Post, $"/v1/clients/{await IdOf(former)}/revoke");
        using var late = On(service, former.Token);
        (await late.Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await nobody.AskToken(former.ClientId, former.Secret);

        var lines = new List<JsonElement>();
        await Story.Soon(() => Task.FromResult((lines = [.. service.Log.Where(l => l.StartsWith('{')).Select(l => JsonSerializer.Deserialize<JsonElement>(l))]).Any(l => Text(l).Contains($"no token for {former.ClientId}, revoked 20", StringComparison.Ordinal))));
        var refused = lines.Single(l => l.GetProperty("State").TryGetProperty("Ids", out var ids) && ids.GetString() == $"{unknown}");
        refused.GetProperty("LogLevel").GetString().ShouldBe("Warning");
        refused.GetProperty("Timestamp").GetString().ShouldEndWith("Z");
        var state = refused.GetProperty("State");
        (state.GetProperty("Actor").GetString(), state.GetProperty("Route").GetString(), state.GetProperty("Status").ToString(), state.GetProperty("Code").GetString(), state.GetProperty("RequestId").GetString())
            .ShouldBe(($"client:{me.GetProperty("id").GetString()}", "/v1/needs/{id:guid}", "404", "not_found", asked.Headers.GetValues("X-Request-Id").Single()));
        state.GetProperty("Milliseconds").GetDouble().ShouldBeGreaterThan(0);
        lines.Select(Text).ShouldContain(l => l.Contains($"no token for {manager.ClientId}", StringComparison.Ordinal));
        lines.Select(Text).ShouldContain(l => l.StartsWith("Access refused: POST /v1/rates/", StringComparison.Ordinal) && l.Contains(" 403 forbidden ", StringComparison.Ordinal));
        lines.Select(Text).ShouldContain(l => l.Contains($"GET /v1/me/  401 unauthorized", StringComparison.Ordinal) && l.Contains($"by former_client:{former.ClientId}", StringComparison.Ordinal));
    }

    /// <summary>Each canary, with what stands before it.</summary>
    private IEnumerable<string> Leaks(string text) => text.Split(_canary)[..^1].Select(before => before[^Math.Min(120, before.Length)..]);

    private static string Text(JsonElement line) => line.GetProperty("Message").GetString()!;

    private Task<Guid> IdOf(TestActor actor) => app.InDatabase(db => Task.FromResult(db.Set<global::Marketplace.Access.Client>().Single(c => c.ClientId == actor.ClientId).Id));

    private Dictionary<string, object?> Draft() => new() { ["externalId"] = _canary, ["title"] = _canary, ["description"] = _canary, ["keywords"] = new[] { _canary }, ["anonymous"] = true };

    private static HttpClient On(RunningService service, string token) =>
        new() { BaseAddress = service.Client.BaseAddress, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
}
