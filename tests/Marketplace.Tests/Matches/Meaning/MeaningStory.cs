using System.Text.Json;
using Marketplace.Matches.Meaning;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>What the tests of vectors do through the API, on a node that has a model.</summary>
internal static class MeaningStory
{
    /// <summary>Subjects of which none shares a word with another.</summary>
    public static readonly (string Title, string Text)[] Others =
    [
        ("Breeding of paddy", "Hybrids that endure brackish soil."), ("Oncology imaging", "Contrast agents for scanners."), ("Bridge welding", "Joints without cracks under load."),
        ("Fermentation of yoghurt", "Cultures that keep their taste."), ("Wind turbine blades", "Lightning protection at sea."), ("Silicon carbide wafers", "Polishing without scratches."),
    ];

    public static async Task<List<string>> PostAll(this TestApp app, TestActor by, string side, IEnumerable<(string Title, string Text)> items)
    {
        var paths = new List<string>();
        foreach (var (title, text) in items) paths.Add(await app.Post(by, side, Items.Body(side, title, text), publish: true));
        return paths;
    }

    /// <summary>Every published item has a vector of this model.</summary>
    public static Task HasVectors(this TestApp app, string model, int number) =>
        Story.Soon(async () => await app.InDatabase(db => db.Set<StoredVector>().CountAsync(v => v.Model == model)) == number);

    public static async Task<List<JsonElement>> Matches(this HttpClient node, string path)
    {
        var answer = await node.Send(HttpMethod.Get, $"{path}/matches");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await answer.Json()).GetProperty("items").EnumerateArray()];
    }

    public static async Task<List<JsonElement>> SearchResults(this HttpClient node, string title)
    {
        var answer = await node.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", title });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await answer.Json()).GetProperty("items").EnumerateArray()];
    }

    public static string IdOf(string path) => path.Split('/')[^1];

    public static bool IsOf(this JsonElement match, string path) => match.TryGetProperty("result", out var result) && result.Text("id") == IdOf(path);

    public static double Meant(this JsonElement match) => match.GetProperty("why").GetProperty("parts").TryGetProperty("meaning", out var share) ? share.GetDouble() : 0;
}
