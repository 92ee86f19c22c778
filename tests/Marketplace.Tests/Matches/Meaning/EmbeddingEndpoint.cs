using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Matches.Meaning;

internal sealed record Embedded(string Model, IReadOnlyList<string> Texts, string Authorization, int? Dimensions, DateTimeOffset At);

/// <summary>
/// An embedding API as OpenAI's, of the tests' own, on loopback. A vector is a bag of words in which those of one meaning, of either language, are one; whatever
/// else there is falls into one of many other places.
/// </summary>
internal sealed partial class EmbeddingEndpoint : IAsyncDisposable
{
    public const string Key = "sk-canary-3f1b9c";

    private static readonly string[][] Meanings =
        [["car", "cars", "automobile", "automobiles", "vehicle", "vehicles", "汽车"], ["rice", "paddy", "水稻"], ["tumour", "tumor", "cancer", "oncology", "肿瘤"], ["glue", "adhesive", "adhesives", "胶粘剂"]];

    private WebApplication? _app;

    public int Port { get; } = RunningService.SomePort();

    public ConcurrentQueue<Embedded> Asked { get; } = [];

    public IEnumerable<string> Texts => Asked.SelectMany(asked => asked.Texts);

    /// <summary>What the next requests are answered with instead.</summary>
    public Func<HttpContext, Embedded, Task<bool>>? Instead { get; set; }

    public int Dimension { get; set; } = 256;

    public bool IsBase64 { get; set; }

    public static async Task<EmbeddingEndpoint> Start()
    {
        var endpoint = new EmbeddingEndpoint();
        await endpoint.Begin();
        return endpoint;
    }

    public async Task Begin()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        _app = builder.Build();
        _app.MapPost("/v1/embeddings", Answer);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task End() => await _app!.DisposeAsync();

    public (string Name, string Value)[] Settings(string model = "bag", params (string Name, string Value)[] more) =>
        [("Embedding:Endpoint", $"http://127.0.0.1:{Port}/v1"), ("Embedding:Model", model), ("Embedding:ApiKey", Key), ("Embedding:RequestsPerMinute", "0"), .. more];

    public async ValueTask DisposeAsync() => await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);

    private async Task Answer(HttpContext http)
    {
        var body = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;
        var input = body.GetProperty("input");
        var asked = new Embedded(
            body.GetProperty("model").GetString()!, input.ValueKind == JsonValueKind.String ? [input.GetString()!] : [.. input.EnumerateArray().Select(text => text.GetString()!)],
            http.Request.Headers.Authorization.ToString(), body.TryGetProperty("dimensions", out var dimensions) ? dimensions.GetInt32() : null, DateTimeOffset.UtcNow);
        Asked.Enqueue(asked);
        if (Instead is { } instead && await instead(http, asked)) return;

        await http.Response.WriteAsJsonAsync(new
        {
            @object = "list",
            model = asked.Model,
            data = asked.Texts.Select((text, index) => new { @object = "embedding", index, embedding = Said(Vector(text, asked.Dimensions ?? Dimension)) }),
            usage = new { prompt_tokens = 1, total_tokens = 1 },
        });
    }

    private object Said(float[] vector) => IsBase64 ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)) : vector;

    private static float[] Vector(string text, int dimension)
    {
        var vector = new float[dimension];
        foreach (var word in Words().Matches(text.ToLower(CultureInfo.InvariantCulture)).Select(word => word.Value))
        {
            var meaning = Array.FindIndex(Meanings, of => of.Contains(word));
            // The few meanings weigh more than any other word.
            if (meaning >= 0) vector[meaning] += 3;
            else vector[Meanings.Length + (int)(word.Aggregate(7u, (sum, c) => sum * 31 + c) % (uint)(dimension - Meanings.Length))] += 1;
        }

        return vector;
    }

    [GeneratedRegex("汽车|水稻|肿瘤|胶粘剂|[a-z]+|[\\u4e00-\\u9fff]")]
    private static partial Regex Words();
}
