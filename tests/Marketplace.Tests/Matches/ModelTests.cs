using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Matches;

/// <summary>What is learned from texts in both languages.</summary>
public sealed class ModelTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/v1/matches/model";

    // Words that no dictionary has, said in both languages in changing company.
    private static readonly (string Zh, string En)[] Words =
        [("格拉姆", "glarm"), ("布利克", "blick"), ("特罗诺", "trono"), ("弗兰尼", "franny"), ("克洛普", "klopp"), ("斯维姆", "swimm"), ("德雷克", "drake"), ("莫尔塔", "molta"),
        ("霍比特", "hobbit"), ("扎恩德", "zahnd"), ("韦努斯", "venus"), ("卡佩罗", "capello"), ("纽曼斯", "neumans"), ("吉布森", "gibson"), ("欧佩克", "opek"), ("雅尔塔", "yalta")];

    [Fact]
    public async Task It_learns_from_both_languages_on_every_node_and_each_answer_is_a_version_above_the_last()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        State(await app.Read(university, Path)).ShouldBe((0, "none", 0));
        await app.As(university).Send(HttpMethod.Post, Path).ShouldRefuse(403, "forbidden");

        var rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => JsonSerializer.Serialize(new
        {
            externalId = $"b{i}",
            organization = university.Organization,
            language = "zh",
            title = Said(i, w => w.Zh, ""),
            titleEn = Said(i, w => w.En, " "),
            summary = $"本成果涉及{Said(i, w => w.Zh, "与")}等方面。",
            summaryEn = $"This result concerns {Said(i, w => w.En, " and ")}.",
        })));
        (await app.Import(university, rows)).GetProperty("created").GetInt32().ShouldBe(60);
        var (only, _) = (await app.Post(university, "results", Items.Body("results", "格拉姆成果", "只有格拉姆一种语言的成果,没有别的文字。"), publish: true), 0);

        await using var twin = app.Twin();
        twin.StartServer();
        // Asked four times at once it is learned once.
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.As(op).Send(HttpMethod.Post, Path, "{}")));
        asked.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted && a.Headers.Location!.ToString() == Path);
        var first = await Ready(app.As(op), above: 0);
        State(first).ShouldBe((State(first).Version, "ready", 60));
        State(await Ready(op.On(twin), above: 0)).ShouldBe(State(first));

        foreach (var node in new[] { app.As(op), op.On(twin) })
        {
            var best = (await (await node.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", title = "glarm", limit = 200 })).Json()).GetProperty("items").EnumerateArray()
                .Single(m => only.EndsWith(m.GetProperty("result").Text("id")!, StringComparison.Ordinal));
            best.GetProperty("why").GetProperty("terms").EnumerateArray().ShouldContain(t => t.Text("asked") == "glarm" && "格拉姆".Contains(t.Text("term")!));
        }

        (await app.As(op).Send(HttpMethod.Post, Path)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        State(await Ready(app.As(op), above: State(first).Version)).Pairs.ShouldBe(60);
    }

    private static string Said(int i, Func<(string Zh, string En), string> of, string between) =>
        string.Join(between, new[] { Words[i % 16], Words[(i + 1 + i / 16) % 16], Words[(i + 6 + i / 8) % 16] }.Distinct().Select(of));

    private static async Task<JsonElement> Ready(HttpClient node, int above)
    {
        JsonElement model = default;
        await Story.Soon(async () => State(model = await (await node.Send(HttpMethod.Get, Path)).Json()) is { State: "ready" } now && now.Version > above);
        return model;
    }

    private static (int Version, string State, int Pairs) State(JsonElement model) =>
        (model.GetProperty("version").GetInt32(), model.Text("state")!, model.GetProperty("pairs").GetInt32());
}
