using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports;

/// <summary>A file sent and taken in, through the API.</summary>
internal static class ImportStory
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Row(TestActor owner, string id, string title = "Graphene heat spreader") =>
        JsonSerializer.Serialize(new { externalId = id, organization = owner.Organization, title, summary = "It spreads heat." });

    public static Task<HttpResponseMessage> SendFile(this HttpClient client, byte[] file, string query = "kind=results&publish=true") => client.PostAsync(
        $"/v1/imports?{query}", new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } }, Ct);

    public static Task<HttpResponseMessage> SendFile(this HttpClient client, IEnumerable<string> lines, string query = "kind=results&publish=true") =>
        client.SendFile(Encoding.UTF8.GetBytes(string.Join('\n', lines)), query);

    /// <summary>What became of it, as one line: status, read, created, updated, unchanged, rejected.</summary>
    public static async Task<string> Outcome(this HttpClient client, Task<HttpResponseMessage> sent, int seconds = 30)
    {
        var accepted = await sent;
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync(Ct));
        return await client.OutcomeOf(accepted.Headers.Location!, seconds);
    }

    public static async Task<string> OutcomeOf(this HttpClient client, Uri import, int seconds = 30)
    {
        JsonElement seen = default;
        await Story.Soon(async () => (seen = await (await client.GetAsync(import, Ct)).Json()).GetProperty("status").GetString() is not ("queued" or "running"), seconds);
        return string.Join(' ', new[] { "status", "read", "created", "updated", "unchanged", "rejected" }.Select(name => seen.GetProperty(name)));
    }

    /// <summary>Line, field and code of each.</summary>
    public static async Task<List<string>> Faults(this HttpClient client, Uri import) =>
        [.. (await (await client.GetAsync($"{import}/errors?limit=200", Ct)).Json()).GetProperty("items").EnumerateArray()
            .Select(e => $"{e.GetProperty("line")} {e.GetProperty("field")} {e.GetProperty("code")}")];

    public static async Task<List<JsonElement>> Results(this HttpClient client, TestActor owner)
    {
        var items = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = await (await client.GetAsync($"/v1/results?organization={owner.Organization}&order=oldest&limit=200{(cursor is null ? "" : $"&cursor={cursor}")}", Ct)).Json();
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
            if (cursor is null) return items;
        }
    }
}
