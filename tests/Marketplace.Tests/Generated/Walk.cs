using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Generated;

/// <summary>Sends what the generator makes, remembers what came of it, and asks after it.</summary>
internal sealed class Walk(TestApp app, Contract contract, World world)
{
    private readonly Checks _checks = new(contract);
    private readonly HttpClient _client = app.Anyone();
    private readonly Rows _rows = new(app.ConnectionString);

    public int Count { get; private set; }
    public Dictionary<string, int> Done { get; } = contract.Operations.ToDictionary(o => o.Id, _ => 0);
    public List<string> Findings { get; } = [];

    /// <summary>How often each operation was answered what.</summary>
    public Dictionary<(string Operation, string Answer), int> Answers { get; } = [];

    public async Task Take(Sent sent)
    {
        var makes = sent.Operation.Makes || sent.Operation.Id == "startImport";
        var before = makes ? await _rows.Count() : 0;
        var answer = await Ask(sent);
        if (makes && !answer.IsDone && await _rows.Count() != before) Find(sent, $"{answer.Status}, and yet something was written");
        if (answer.IsDone && sent.Method == sent.Operation.Method) await Remember(sent, answer);
        if (answer.IsDone && sent.Headers.ContainsKey("Idempotency-Key")) await Again(sent, answer);
    }

    private async Task Remember(Sent sent, Answer answer)
    {
        Done[sent.Operation.Id]++;
        if (sent.Operation.Id == "listDealValues" && sent.Thing is { } deal && answer.Json is { } list) Learn(deal, list, sent.By);
        if (!sent.Operation.IsCommand || answer.Json is not { } said) return;
        if (sent.Operation.Makes && sent.Operation.Id == "postDealValue")
        {
            sent.Thing!.Children.Add(new Made("values", answer.Headers["Location"], said.GetProperty("id").GetString()!, sent.By));
        }
        else if (sent.Operation.Makes)
        {
            world.Of(sent.Operation.Kind).Add(Noted(new Made(sent.Operation.Kind, answer.Headers["Location"], said.GetProperty("id").GetString()!, sent.By), answer));
        }
        else if (sent.Thing is { } part && sent.Operation.Path.Contains("/facets", StringComparison.Ordinal))
        {
            part.Version = answer.Headers.GetValueOrDefault("ETag");
        }
        else if (sent.Thing is { } thing && sent.Operation.Id != "confirmDealValue")
        {
            Noted(thing, answer);
        }

        if (sent.Operation.Makes) await ReadBack(sent, answer);
        if (sent.Operation.Id == "startImport") await AfterImport(sent, answer);
        if (sent.Operation.Id == "postClient") await TokenOf(sent, said);
        if (sent.Operation.Id == "revokeClient" && sent.Thing!.Token is { } token) await Ask(Read("getMe", "/v1/me", sent.By, Must.BeUnauthorized, "revoked") with { Token = token });
    }

    // Signing posts a statement, which nothing but the list tells of.
    private static void Learn(Made deal, JsonElement list, Caller by) =>
        deal.Children.AddRange(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)
            .Where(id => deal.Children.All(child => child.Id != id)).Select(id => new Made("values", $"{deal.Path}/values/{id}", id, by)).ToList());

    private static Made Noted(Made thing, Answer answer)
    {
        var said = answer.Json!.Value;
        thing.Version = answer.Headers.GetValueOrDefault("ETag");
        thing.Status = said.TryGetProperty("status", out var status) ? status.GetString() : Is(said, "erasedAt") ? "erased" : Is(said, "revokedAt") ? "revoked" : null;
        return thing;
    }

    // As it was answered; but for a secret, which is shown once.
    private async Task ReadBack(Sent sent, Answer made)
    {
        var location = made.Headers["Location"];
        var read = contract.Operations.Single(o => o.Method == "GET" && o.IsOfOne && o.Path.Count(c => c == '/') == location.Count(c => c == '/') && o.Path.EndsWith('}') && o.Kind == sent.Operation.Kind);
        var answer = await Ask(new Sent(read, "GET", location, sent.By, read.Roles?.Contains(sent.By.Role) == false ? Must.BeForbidden : Must.Succeed, $"made by {sent.Operation.Id}"));
        foreach (var member in answer.IsDone ? made.Json!.Value.EnumerateObject().Where(m => m.Name != "clientSecret") : [])
        {
            if (!answer.Json!.Value.TryGetProperty(member.Name, out var now) || !JsonElement.DeepEquals(now, member.Value)) Find(sent, $"{member.Name} is read as another: {answer.Text}");
        }
    }

    private async Task AfterImport(Sent sent, Answer accepted)
    {
        Answer now = accepted;
        await Story.Soon(async () => (now = await Ask(Read("getImport", accepted.Headers["Location"], sent.By, Must.Succeed, "started"))).Json!.Value.GetProperty("finishedAt").ValueKind != JsonValueKind.Null, seconds: 60);
        int Of(string member) => now.Json!.Value.GetProperty(member).GetInt32();
        world.Of("imports").Add(new Made("imports", accepted.Headers["Location"], now.Json!.Value.GetProperty("id").GetString()!, sent.By));
        if (Of("read") != Of("rows") || Of("created") + Of("updated") + Of("unchanged") + Of("rejected") != Of("read")) Find(sent, $"rows that do not sum: {now.Text}");
        if (!sent.Path.Contains("publish", StringComparison.Ordinal) && !sent.Path.Contains("organizations", StringComparison.Ordinal) && $"{Of("rejected")} bad" != sent.Why) Find(sent, $"not {sent.Why}: {now.Text}");
        var errors = await Ask(Read("getImportErrors", accepted.Headers["Location"] + "/errors?limit=200", sent.By, Must.Succeed, "started"));
        if (errors.Json!.Value.GetProperty("items").GetArrayLength() < Of("rejected")) Find(sent, $"{Of("rejected")} rejected, {errors.Text}");
    }

    // The same under the same key is the same answer, and not done again.
    private async Task Again(Sent sent, Answer first)
    {
        var second = await Ask(sent with { Must = Must.Conform });
        if (sent.Operation.Id == "postClient" ? second.Code != "answer_not_kept" : second.Status != first.Status || !JsonNode.DeepEquals(JsonNode.Parse(first.Text), JsonNode.Parse(second.Text)) || second.Headers.GetValueOrDefault("Idempotent-Replayed") != "true")
        {
            Find(sent, $"again under its key: {second.Status} {second.Text}");
        }
    }

    private async Task TokenOf(Sent sent, JsonElement client)
    {
        var token = (await (await _client.AskToken(client.GetProperty("clientId").GetString()!, client.GetProperty("clientSecret").GetString()!)).Json()).GetProperty("access_token").GetString();
        Count++;
        world.Of("clients")[^1].Token = token;
        await Ask(Read("getMe", "/v1/me", sent.By, Must.Succeed, "new") with { Token = token });
    }

    private Sent Read(string operation, string path, Caller by, Must must, string why) => new(contract.Operations.Single(o => o.Id == operation), "GET", path, by, must, why);

    private async Task<Answer> Ask(Sent sent)
    {
        Count++;
        using var message = sent.ToMessage();
        using var received = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        var answer = await Answer.Of(received);
        var key = (sent.Operation.Id, $"{answer.Status} {answer.Code}");
        Answers[key] = Answers.GetValueOrDefault(key) + 1;
        foreach (var fault in _checks.Of(sent, answer)) Find(sent, fault);
        return answer;
    }

    private void Find(Sent sent, string fault) => Findings.Add($"{sent.Operation.Id}, {sent.Why} ({sent.By.Name}): {fault}\n    {sent.ToCurl()} # GENERATED_SEED={world.Seed}, request {Count}");

    private static bool Is(JsonElement said, string member) => said.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;
}
