using System.Text.RegularExpressions;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches.Snapshots;

/// <summary>A node of its own that keeps its indexes in a folder, and says how it began.</summary>
internal sealed class Node : IDisposable
{
    private readonly RunningService _service;

    private Node(RunningService service) => _service = service;

    public static async Task<Node> Start(string connection, TestActor reader, string folder, double minutes = 0.005) => new(await RunningService.Start(
        connection, reader.Token, ("Matching__SnapshotFolder", folder), ("Matching__SnapshotMinutes", $"{minutes}"), ("Logging__LogLevel__Marketplace.Matches.Snapshots", "Information")));

    public string Said => string.Join('\n', _service.Log);

    /// <summary>Of how many results the texts were read again; null where they were all read.</summary>
    public int? ReadAnew => Regex.Match(Said, """Index of each result: \d+ from the snapshot of \S+, of which the texts of (\d+) were read anew""") is { Success: true } said ? int.Parse(said.Groups[1].Value, null) : null;

    public bool HasWritten => Regex.IsMatch(Said, """Index of each result: \d+ written""");

    /// <summary>The titles that are found for a text.</summary>
    public async Task<List<string?>> Found(string text)
    {
        var answer = await (await _service.Client.Send(HttpMethod.Post, "/v1/matches/search", new { text, side = "results", limit = 50 })).Json();
        return [.. answer.GetProperty("items").EnumerateArray().Select(match => match.GetProperty("result").Text("title")).Order()];
    }

    public async Task End()
    {
        _service.Terminate();
        (await _service.ExitCode()).ShouldBe(0);
    }

    public void Kill() => _service.Kill();

    public void Dispose() => _service.Dispose();
}
