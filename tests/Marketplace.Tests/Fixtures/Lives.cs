using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Tests.Fixtures;

/// <summary>One who tries every step, what it is to the item, and in which states it sees it at all.</summary>
internal sealed record Party<TState, TRole>(string Name, TestActor Actor, Predicate<TState> Sees, params TRole[] Roles);

internal static class Lives
{
    /// <summary>
    /// Every step by every party, on an item of this state. What each must answer is read from the rows of the table. The refused
    /// come first, on one item, which is then as it was; for each that succeeds an item is made.
    /// </summary>
    public static async Task TryAll<TState, TRole>(
        this TestApp app, Flow<TState, TRole> flow, TState state, IReadOnlyList<string> steps, TestActor owner, Func<Task<string>> make, IReadOnlyList<Party<TState, TRole>> parties)
        where TState : struct, Enum where TRole : struct, Enum
    {
        var (path, tried) = (await make(), steps.SelectMany(_ => parties, (step, party) => (Step: step, Party: party, Expected: Expected(flow, state, step, party))).ToList());
        var (before, stepsBefore) = (await app.Read(owner, path), await app.StepsOf(owner, path));
        before.Text("status").ShouldBe(SnakeCase.Name(state));
        var wrong = new List<string>();
        foreach (var (step, party, expected) in tried.OrderBy(t => t.Expected.StartsWith("200", StringComparison.Ordinal)))
        {
            if (expected.StartsWith("200", StringComparison.Ordinal))
            {
                (await app.Read(owner, path)).GetProperty("version").GetInt32().ShouldBe(before.GetProperty("version").GetInt32());
                (await app.StepsOf(owner, path)).ShouldBe(stepsBefore);
            }

            var answer = await app.Step(party.Actor, path, step, step == "resolve" ? new { outcome = "contract" } : new { reason = "Because." });
            var said = await answer.Json();
            if (Said(answer, said) != expected) wrong.Add($"{step} by {party.Name}: {Said(answer, said)}, not {expected}");
            if (!answer.IsSuccessStatusCode) continue;

            // One version more, read as it was answered, and the last line of the history.
            answer.Headers.ETag!.Tag.ShouldBe($"\"{before.GetProperty("version").GetInt32() + 1}\"");
            (await app.Read(owner, path)).GetProperty("version").GetInt32().ShouldBe(said.GetProperty("version").GetInt32());
            var line = (await app.Read(owner, $"{path}/history")).GetProperty("items").EnumerateArray().Last();
            (line.Text("step"), line.Text("from"), line.Text("to")).ShouldBe((step, SnakeCase.Name(state), said.Text("status")));
            path = await make();
        }

        wrong.ShouldBeEmpty();
    }

    private static string Expected<TState, TRole>(Flow<TState, TRole> flow, TState state, string step, Party<TState, TRole> party)
        where TState : struct, Enum where TRole : struct, Enum
    {
        var here = flow.Rows.Where(row => row.From.Equals(state)).ToList();
        var mine = here.Where(row => row.By.Intersect(party.Roles).Any()).ToList();
        return !party.Sees(state) ? "404 not_found"
            : !here.Any(row => row.Step == step) ? $"409 wrong_state: {string.Join(' ', mine.Select(row => row.Step).Distinct())}"
            : mine.FirstOrDefault(row => row.Step == step) is { } row ? $"200 {SnakeCase.Name(row.To)}" : "403 not_allowed";
    }

    private static string Said(HttpResponseMessage answer, JsonElement said) => (int)answer.StatusCode switch
    {
        200 => $"200 {said.Text("status")}",
        409 => $"409 {said.Text("code")}: {string.Join(' ', said.GetProperty("steps").EnumerateArray().Select(step => step.GetString()))}",
        var status => $"{status} {said.Text("code")}",
    };
}
