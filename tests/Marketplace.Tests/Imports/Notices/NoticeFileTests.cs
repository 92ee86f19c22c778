using System.Buffers;
using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports.Notices;

/// <summary>19,755 notices as they were collected from 16 provinces.</summary>
public sealed class NoticeFileTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly SearchValues<char> BetweenOwners = SearchValues.Create(";；、，,| \u00A0\n");

    [Fact]
    public async Task Each_notice_is_taken_or_refused_and_not_one_is_lost()
    {
        var lines = SharedFile.Lines("zh-open-licences.jsonl.gz");
        var client = app.As(await app.Actor(Role.Operator));
        var owners = lines.Select(Owner).OfType<string>().Where(name => !name.AsSpan().ContainsAny(BetweenOwners)).Distinct()
            .Select(name => JsonSerializer.Serialize(new { externalId = name, name, kind = "company" })).ToList();
        (await client.Outcome(client.SendFile(owners, "kind=organizations"))).ShouldBe($"completed {owners.Count} {owners.Count} 0 0 0");

        var sent = await client.SendFile(lines, "kind=results&mapping=open_licence_notices&publish=true");
        var counts = (await client.Outcome(Task.FromResult(sent), seconds: 300)).Split(' ').Skip(1).Select(int.Parse).ToList();
        var faults = await AllFaults(client, $"{sent.Headers.Location}/errors?limit=200");
        var byCode = faults.GroupBy(f => $"{f.Field} {f.Code}").OrderByDescending(f => f.Count()).ToDictionary(f => f.Key, f => f.Count());
        TestContext.Current.TestOutputHelper?.WriteLine($"read {counts[0]}: {counts[1]} created, {counts[2]} updated, {counts[3]} unchanged, {counts[4]} rejected\n"
            + string.Join('\n', byCode.Select(f => $"{f.Value,6} {f.Key}")));

        counts[0].ShouldBe(lines.Count);
        counts.Skip(1).Sum().ShouldBe(lines.Count);
        faults.Select(f => f.Line).Distinct().Count().ShouldBe(counts[4]);
        // As README and the mapping's document say; whoever reads more or fewer of them looks at those, and says so there.
        (lines.Count - counts[4]).ShouldBe(14_202);
        // And what two readings are possible of stays out: a bare 5, a zero without a word, an application.
        byCode["license_fee ambiguous"].ShouldBeInRange(2_400, 2_900);
        byCode["patent_type unsupported"].ShouldBeInRange(700, 730);
        byCode["patent_owner missing"].ShouldBeInRange(895, 910);
        foreach (var (payment, atLeast) in new[] { ("free", 3_000), ("lump_sum", 5_500), ("entry_fee_and_royalty", 1_500), ("instalments", 300), ("negotiable", 750), ("annual_fee", 200) })
        {
            (await Count(client, payment)).ShouldBeGreaterThan(atLeast, payment);
        }
    }

    private static string? Owner(string line) =>
        JsonSerializer.Deserialize<JsonElement>(line).TryGetProperty("patent_owner", out var owner) && owner.GetString()!.Trim() is { Length: > 0 } name ? name : null;

    private static async Task<int> Count(HttpClient client, string payment)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/results?licencePayment={payment}") { Headers = { { "Accept", "application/x-ndjson" } } };
        var file = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Count(c => c == '\n');
    }

    private static async Task<List<(int Line, string? Field, string? Code)>> AllFaults(HttpClient client, string path)
    {
        var faults = new List<(int, string?, string?)>();
        for (var next = path; ;)
        {
            var page = await (await client.Send(HttpMethod.Get, next)).Json();
            faults.AddRange(page.GetProperty("items").EnumerateArray().Select(e => (e.GetProperty("line").GetInt32(), e.Text("field"), e.Text("code"))));
            if (page.GetProperty("nextCursor").GetString() is not { } cursor) return faults;
            next = $"{path}&cursor={cursor}";
        }
    }
}
