using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports;

/// <summary>A file sent, taken in, and what was said of its lines.</summary>
internal static class FileStory
{
    public const string Rows = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> SendFile(this TestApp app, TestActor by, string file, string media = Rows, string kind = "results", bool publish = true) =>
        app.SendFile(by, Encoding.UTF8.GetBytes(file), media, kind, publish);

    public static Task<HttpResponseMessage> SendFile(this TestApp app, TestActor by, byte[] file, string media, string kind = "results", bool publish = true)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(media);
        return app.As(by).PostAsync($"/v1/imports?kind={kind}&publish={publish}", content, Ct);
    }

    public static Task<JsonElement> Import(this TestApp app, TestActor by, string file, string media = Rows, string kind = "results") =>
        app.Done(by, app.SendFile(by, file, media, kind));

    public static async Task<JsonElement> Done(this TestApp app, TestActor by, Task<HttpResponseMessage> sent)
    {
        var accepted = await sent;
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync(Ct));
        JsonElement import = default;
        await Story.Soon(async () => (import = await (await app.As(by).Send(HttpMethod.Get, accepted.Headers.Location!.ToString())).Json()).GetProperty("status").GetString()!.StartsWith("completed", StringComparison.Ordinal));
        return import;
    }

    /// <summary>Each as <c>line field code</c>.</summary>
    public static async Task<IReadOnlyList<string>> Errors(this TestApp app, TestActor by, JsonElement import)
    {
        var errors = await (await app.As(by).Send(HttpMethod.Get, $"/v1/imports/{import.GetProperty("id").GetString()}/errors")).Json();
        return [.. errors.GetProperty("items").EnumerateArray().Select(e => $"{e.GetProperty("line")} {e.GetProperty("field")} {e.GetProperty("code")}")];
    }

    public static string Counts(this JsonElement import) =>
        string.Join(' ', new[] { "status", "read", "created", "updated", "unchanged", "rejected" }.Select(name => import.GetProperty(name).ToString()));

    public static async Task<JsonElement> Item(this TestApp app, TestActor by, string externalId, string kind = "results") =>
        (await (await app.As(by).Send(HttpMethod.Get, $"/v1/{kind}?externalId={externalId}")).Json()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
}
