using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Marketplace.Tests.Generated;

/// <summary>An operation as the document has it.</summary>
/// <param name="Roles">Of clients that may ask; null where every client may.</param>
internal sealed record Operation(
    string Method, string Path, string Id, IReadOnlyList<JsonObject> Parameters, JsonObject Bodies, bool NeedsBody, JsonObject Responses, bool IsOpen, IReadOnlyList<string>? Roles)
{
    public bool IsCommand => Method != "GET";

    /// <summary>The kind of things that it is about, by where they stand: <c>needs</c>, <c>glossary/sources</c>.</summary>
    public string Kind => Path.Split('/') is ["", "v1", .. var where] ? string.Join('/', where.TakeWhile(part => part[0] != '{')) : "";

    /// <summary>Of a step: the states that it leads from.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public bool IsOfOne => Path.Contains("{id}", StringComparison.Ordinal);

    public bool Makes => Method == "POST" && Responses.ContainsKey("201");
}

/// <summary>The served document, to make requests from and to hold answers to.</summary>
internal sealed partial class Contract
{
    private const string Base = "https://marketplace.test/document";
    private readonly BuildOptions _known = new() { SchemaRegistry = new SchemaRegistry() };
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject _root;
    private readonly Dictionary<string, JsonSchema> _schemas = [];

    public Contract(string document)
    {
        _root = JsonNode.Parse(document)!.AsObject();
        var shared = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = Base, ["$defs"] = _root["components"]!["schemas"]!.DeepClone() };
        // By its $id, for what refers to it.
        JsonSchema.FromText(Moved(shared), _known);
        Operations = [.. _root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => Read(path.Key, o.Key, o.Value!.AsObject())))];
    }

    public IReadOnlyList<Operation> Operations { get; }

    public JsonObject Schema(string name) => _root["components"]!["schemas"]![name]!.AsObject();

    public JsonObject Resolve(JsonObject schema) => (string?)schema["$ref"] is { } reference ? Schema(reference.Split('/')[^1]) : schema;

    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Fault(JsonObject schema, JsonElement value)
    {
        var key = Moved(schema);
        if (!_schemas.TryGetValue(key, out var compiled)) _schemas[key] = compiled = JsonSchema.FromText(key, _known);
        var result = compiled.Evaluate(value, Strictly);
        return result.IsValid ? null : string.Join("; ", (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")).Take(3));
    }

    private static string Moved(JsonObject schema) => schema.ToJsonString().Replace("#/components/schemas/", $"{Base}#/$defs/", StringComparison.Ordinal);

    private static Operation Read(string path, string method, JsonObject operation) => new(
        method.ToUpperInvariant(), path, (string)operation["operationId"]!,
        [.. (operation["parameters"]?.AsArray() ?? []).Select(p => p!.AsObject())],
        operation["requestBody"]?["content"]?.AsObject() ?? [], (bool?)operation["requestBody"]?["required"] ?? false,
        operation["responses"]!.AsObject(), operation["security"] is JsonArray { Count: 0 },
        OfRoles().Match((string)operation["description"]!) is { Success: true } said ? said.Groups[1].Value.Split(", ") : null)
    {
        From = [.. OfStates().Matches((string)operation["description"]!).Select(state => state.Groups[1].Value)],
    };

    [GeneratedRegex("`([a-z_]+)` →")]
    private static partial Regex OfStates();

    [GeneratedRegex(@"For a client whose role is ([a-z, ]+)\.")]
    private static partial Regex OfRoles();
}
