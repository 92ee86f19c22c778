using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Generated;

/// <summary>
/// Requests made from the served document, well and badly: some hundreds by a fixed seed, in <c>./test --all</c> ten thousand by a random one.
/// GENERATED_SEED and GENERATED_COUNT choose others. The manner is Schemathesis' and RESTler's.
/// </summary>
public sealed class GeneratedRequestsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly bool All = Environment.GetEnvironmentVariable("MARKETPLACE_TEST_ALL") == "1";
    private readonly int _seed = Setting("GENERATED_SEED") ?? (All ? Random.Shared.Next(1, 1_000_000) : 1);
    private readonly int _count = Setting("GENERATED_COUNT") ?? (All ? 10_000 : 400);

    [Fact]
    public async Task Every_answer_is_in_the_document_and_nothing_breaks()
    {
        Say($"GENERATED_SEED={_seed} GENERATED_COUNT={_count} makes the same.");
        var contract = new Contract(await app.Anyone().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var (world, dice) = (await World.Begin(app, _seed), new Random(_seed));
        var (walk, generator) = (new Walk(app, contract, world), new Generator(contract, world, dice));
        while (walk.Count < _count) await walk.Take(generator.Next());

        var never = walk.Done.Where(done => done.Value == 0).Select(done => done.Key).ToList();
        Say($"{walk.Count} requests; done: {walk.Done.Count - never.Count} of {walk.Done.Count} operations, not: {string.Join("; ", never.Select(id => $"{id} ({Said(walk, id)})"))}.");
        if (walk.Findings.Count > 0) Assert.Fail($"{walk.Findings.Count} findings:\n{string.Join('\n', walk.Findings.DistinctBy(Kind).Take(30))}");
        // Else it would say nothing of what it never reached.
        (walk.Done.Count - never.Count).ShouldBeGreaterThan(_count < 10_000 ? walk.Done.Count / 4 : walk.Done.Count * 7 / 8);
    }

    private static string Said(Walk walk, string operation) => string.Join(", ", walk.Answers.Where(a => a.Key.Operation == operation).Select(a => $"{a.Key.Answer} ×{a.Value}"));

    // The same fault of the same operation is said once.
    private static string Kind(string finding) => finding.Split("): ", 2) is [var of, var fault] ? of.Split(',')[0] + fault[..Math.Min(fault.Length, 25)] : finding;

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : null;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
