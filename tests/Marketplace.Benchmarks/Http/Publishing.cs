using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Http;

/// <summary>From the posting of a result, published at once, until a search for matches finds it, in ms.</summary>
internal static class Publishing
{
    private const int Results = 30;
    private const int EnoughToPublish = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<(double Middle, double Longest)> Measure(ServiceUnderTest service, Catalogue catalogue)
    {
        var times = new List<double>();
        foreach (var (i, like) in catalogue.Items().Select(item => item.Main).Where(side => side.Text.Length >= EnoughToPublish).Take(Results).Index())
        {
            times.Add(await Publish(service.Client, like, i));
        }

        return (Times.Percentile(times, 0.5), times.Max());
    }

    private static async Task<double> Publish(HttpClient client, Side like, int number)
    {
        // A word that no other result has.
        var word = $"zyx{(char)('b' + number / 10)}{(char)('b' + number % 10)}qwv";
        var clock = Stopwatch.StartNew();
        var posted = await client.PostAsJsonAsync(
            "/v1/results?publish=true", new { externalId = word, organization = "u", title = LoadedService.Title($"{word} {like.Title}"), summary = $"{like.Title} {like.Text}" });
        if (!posted.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{posted.StatusCode}: {await posted.Content.ReadAsStringAsync()}");
        }

        while (!await IsFound(client, word))
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"A result is not found {Patience} after it was published.");
            }

            await Task.Delay(5);
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<bool> IsFound(HttpClient client, string word)
    {
        var found = await client.PostAsJsonAsync("/v1/matches/search", new { side = "results", title = word, limit = 1 });
        found.EnsureSuccessStatusCode();
        return (await found.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().Any(match => match.GetProperty("result").GetProperty("externalId").GetString() == word);
    }
}
