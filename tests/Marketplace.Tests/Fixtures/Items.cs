using System.Text.Json;

namespace Marketplace.Tests.Fixtures;

/// <summary>Needs and results, said through the API.</summary>
internal static class Items
{
    public static TheoryData<string> Sides => ["needs", "results"];

    /// <summary>The member that a need or a result says the most in.</summary>
    public static string TextOf(string side) => side == "needs" ? "description" : "summary";

    /// <summary>What passes the gate, and more that a test says of it.</summary>
    public static Dictionary<string, object?> Body(string side, string title, string text = "Long enough for anybody to read and understand.", params (string Member, object? Value)[] more)
    {
        var body = new Dictionary<string, object?> { ["title"] = title, [TextOf(side)] = text };
        foreach (var (member, value) in more) body[member] = value;
        return body;
    }

    /// <returns>Its path.</returns>
    public static async Task<string> Post(this TestApp app, TestActor by, string side, object body, bool publish = false) =>
        $"/v1/{side}/{await Story.Created(app.As(by).Send(HttpMethod.Post, $"/v1/{side}{(publish ? "?publish=true" : "")}", body))}";

    public static Task<HttpResponseMessage> Step(this TestApp app, TestActor by, string path, string step, object? body = null, string? ifMatch = null, string? key = null) =>
        app.As(by).Send(HttpMethod.Post, $"{path}/{step}", body, ifMatch, key);

    /// <summary>As anyone where nobody is named.</summary>
    public static async Task<JsonElement> Read(this TestApp app, TestActor? by, string path)
    {
        var answer = await (by is null ? app.Anyone() : app.As(by)).Send(HttpMethod.Get, path);
        var read = await answer.Json();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, read.ToString());
        return read;
    }

    public static async Task<string?> StatusOf(this TestApp app, TestActor by, string path) => (await app.Read(by, path)).Text("status");

    public static async Task<List<string?>> StepsOf(this TestApp app, TestActor by, string path) =>
        [.. (await app.Read(by, $"{path}/history")).GetProperty("items").EnumerateArray().Select(line => line.Text("step"))];

    public static string? Text(this JsonElement thing, string member) => thing.GetProperty(member).GetString();

    public static List<string?> Titles(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.Text("title"))];

    /// <summary>All but which request it was that was refused.</summary>
    public static List<string> Said(this JsonElement problem) =>
        [.. problem.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString())];
}
