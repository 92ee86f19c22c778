using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>Query strings, and faults of them.</summary>
internal sealed class Queries(Values values, Random dice)
{
    public IEnumerable<string> Good(Operation operation, Caller by) => operation.Parameters.Where(p => (string?)p["in"] == "query" && (string?)p["name"] != "cursor")
        .Where(p => (bool?)p["required"] == true || dice.Next(4) == 0)
        .Select(p => (Name: (string)p["name"]!, Value: values.Of(p["schema"]!.AsObject(), (string)p["name"]!, by)))
        .Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!.ToString())}");

    public string? Bad(Operation operation)
    {
        var bad = operation.Parameters.Where(p => (string?)p["in"] == "query").SelectMany(p => BadOf((string)p["name"]!, p["schema"]!.AsObject())).ToList();
        return bad.Count == 0 ? null : bad[dice.Next(bad.Count)];
    }

    private static IEnumerable<string> BadOf(string name, JsonObject schema) =>
    [
        $"{name}=a%00b",
        .. name == "cursor" ? ["cursor=bm9uZQ", "cursor=%F0%9F%A7%AA"] : Array.Empty<string>(),
        .. name == "to" && schema["pattern"] is not null ? ["to=1999-01-01&from=2000-01-01"] : Array.Empty<string>(),
        .. schema["enum"] is not null || schema["format"] is not null || schema["pattern"] is not null || (string?)schema["type"] != "string" ? [$"{name}=no%20such%20%E2%80%AE"] : Array.Empty<string>(),
        .. (int?)schema["maximum"] is { } most ? [$"{name}={most + 1}", $"{name}={(int)schema["minimum"]! - 1}"] : Array.Empty<string>(),
    ];
}
