using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>A need and results that are found by a word that nothing else has.</summary>
internal sealed class MatchStory(TestApp app)
{
    private readonly HashSet<string> _own = [];

    public string Word { get; } = $"alloy{Guid.NewGuid():n}"[..20];

    /// <summary>A text of words that stand nowhere else: the longer, the less of it is the word that is asked for.</summary>
    public string Longer(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"{Word}x{i}"));

    /// <param name="more">Further members, as JSON.</param>
    /// <returns>Its path.</returns>
    public async Task<string> Post(TestActor by, string side, string more = "{}", string text = "Long enough for anybody to read.", bool publish = true)
    {
        var body = JsonNode.Parse(more)!.AsObject();
        body["title"] ??= Word;
        body[Items.TextOf(side)] = text;
        var path = await app.Post(by, side, body, publish);
        _own.Add(path.Split('/')[^1]);
        return path;
    }

    public async Task SetFacets(TestActor by, string need, object facets)
    {
        var answer = await app.As(by).Send(HttpMethod.Patch, $"{need}/facets", facets, "*", media: "application/merge-patch+json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What of this story answers it, when as many are found as there are.</summary>
    public async Task<JsonElement> Matches(TestActor by, string path, int count, int limit = 100, string? language = null)
    {
        JsonObject found = [];
        await Story.Soon(async () =>
        {
            var client = app.As(by);
            if (language is not null) client.DefaultRequestHeaders.Add("Accept-Language", language);
            found = JsonNode.Parse((await (await client.Send(HttpMethod.Get, $"{path}/matches?limit={limit}")).Json()).ToString())!.AsObject();
            foreach (var list in found.Select(list => list.Value!.AsArray())) list.RemoveAll(m => !_own.Contains((string)(m!["result"] ?? m["need"])!["id"]!));
            return found.Sum(list => list.Value!.AsArray().Count) == count;
        }, seconds: 20);
        return JsonSerializer.SerializeToElement(found);
    }

    public async Task<JsonElement> Scored(TestActor by, string need, params string[] results)
    {
        JsonElement found = default;
        await Story.Soon(async () =>
        {
            found = await (await app.As(by).Send(HttpMethod.Post, "/v1/matches/score", new { needId = need.Split('/')[^1], resultIds = results.Select(r => r.Split('/')[^1]) })).Json();
            return Of(found, "items").Count() == results.Length;
        }, seconds: 20);
        return found;
    }

    public static IEnumerable<JsonElement> Of(JsonElement matches, string list) => matches.GetProperty(list).EnumerateArray();

    public static List<string> Paths(JsonElement matches, string list, string side = "results") => [.. Of(matches, list).Select(m => $"/v1/{side}/{m.GetProperty(side[..^1]).Text("id")}")];

    public static void Shows(JsonElement matches, string[] items, string[] nearMisses)
    {
        Paths(matches, "items").ShouldBe(items);
        Paths(matches, "nearMisses").ShouldBe(nearMisses);
    }

    public static string? Outcome(JsonElement match, string gate) =>
        match.GetProperty("why").GetProperty("gates").EnumerateArray().SingleOrDefault(g => g.Text("gate") == gate) is { ValueKind: JsonValueKind.Object } said ? said.Text("outcome") : null;

    /// <summary>Each facet of a kind: its text and outcome.</summary>
    public static List<(string? Text, string? Outcome)> Facets(JsonElement match, string facet) =>
        [.. match.GetProperty("why").GetProperty("facets").EnumerateArray().Where(f => f.Text("facet") == facet).Select(f => (f.Text("text"), f.Text("outcome")))];

    /// <summary>By what and with which code it misses.</summary>
    public static List<string> Fit(JsonElement match) => !match.TryGetProperty("fit", out var fit) ? [] :
        [.. fit.EnumerateArray().Select(f => $"{(f.TryGetProperty("gate", out var gate) ? $"gate {gate}" : $"facet {f.Text("facet")}")}: {f.Text("code")}")];
}
