using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>Bodies with one fault of form each, and bodies that are only meant badly.</summary>
internal sealed class Faults(Contract contract, Random dice)
{
    // Put into the written JSON, since no writer of JSON makes them.
    private const string Nul = "(nul)";
    private const string LoneSurrogate = "(lone)";

    public static string Written(JsonNode? body) => (body?.ToJsonString() ?? "null")
        .Replace(Nul, "\\u0000", StringComparison.Ordinal).Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal);

    /// <returns>What is wrong with the body now; null where nothing of it could be spoilt.</returns>
    public string? Spoil(JsonObject body, JsonObject schema)
    {
        schema = contract.Resolve(schema);
        if (dice.Next(8) == 0)
        {
            body["unknown_member"] = 1;
            return "an unknown member";
        }

        if (Values.Required(schema) is { Count: > 0 } required && dice.Next(4) == 0)
        {
            var missing = required[dice.Next(required.Count)];
            body.Remove(missing);
            return $"no {missing}";
        }

        var members = schema["properties"]!.AsObject().ToList();
        if (members.Count == 0) return null;
        var (name, said) = members[dice.Next(members.Count)];
        var member = Plain(said!.AsObject());
        var (bad, why) = Bad(member);
        body[name] = bad;
        return $"{name} {why}";
    }

    /// <summary>What may be taken or refused, and never may break anything.</summary>
    public string Mean(JsonObject body, JsonObject schema)
    {
        var texts = contract.Resolve(schema)["properties"]!.AsObject().Where(m => Types(Plain(m.Value!.AsObject())).Contains("string")).Select(m => m.Key).ToList();
        if (texts.Count == 0) return "nothing";
        var name = texts[dice.Next(texts.Count)];
        var (text, why) = dice.Next(8) switch
        {
            0 => ("\u202Egnirts\u202C \u2066x\u2069", "with bidirectional marks"),
            1 => (new string('x', 1_000_000), "of a million characters"),
            2 => ("\u0001\u0007\u001b[31m\u007f", "of control characters"),
            3 => ("'; drop table needs.needs; --", "of SQL"),
            4 => ("=cmd|' /C calc'!A0", "of a formula"),
            5 => ("{0} %s ${jndi:ldap://x} <script>alert(1)</script>", "of templates"),
            6 => ("   ", "of blanks"),
            _ => ("\U0001F9EA\U00020BB7\u0301\uFEFF\uFFFE", "beyond the basic plane"),
        };
        body[name] = text;
        return $"{name} {why}";
    }

    private (JsonNode Bad, string Why) Bad(JsonObject member)
    {
        var types = Types(member);
        if (types.Contains("string"))
        {
            return dice.Next(6) switch
            {
                0 => (JsonValue.Create(17), "as a number"),
                1 => (new JsonObject { ["a"] = 1 }, "as an object"),
                2 => (JsonValue.Create($"a{Nul}b"), "with U+0000"),
                3 => (JsonValue.Create($"a{LoneSurrogate}b"), "with a lone surrogate"),
                4 when (int?)member["maxLength"] is { } most => (JsonValue.Create(new string('x', most + 1)), "one too long"),
                _ when member["enum"] is not null || member["format"] is not null || member["pattern"] is not null => (JsonValue.Create("no such word"), "of another form"),
                _ => (new JsonArray("a"), "as a list"),
            };
        }

        if (types.Contains("integer"))
        {
            return dice.Next(5) switch
            {
                0 when (int?)member["maximum"] is { } most => (JsonValue.Create(most + 1), "above the most"),
                1 when (int?)member["minimum"] is { } least => (JsonValue.Create(least - 1), "below the least"),
                2 => (JsonValue.Create(1.5), "with a fraction"),
                3 => (JsonValue.Create(99_999_999_999), "beyond 32 bits"),
                _ => (JsonValue.Create("1"), "as a text"),
            };
        }

        if (types.Contains("array"))
        {
            return (int?)member["maxItems"] is { } most && dice.Next(3) == 0
                ? (new JsonArray([.. Enumerable.Range(0, most + 1).Select(i => (JsonNode)$"{i}")]), "with one too many")
                : (JsonValue.Create("a"), "as a text");
        }

        return types.Contains("boolean") ? (JsonValue.Create("yes"), "as a text") : (JsonValue.Create(3), "as a number");
    }

    private JsonObject Plain(JsonObject schema) => contract.Resolve(schema["oneOf"] is JsonArray choices ? choices.Select(c => c!.AsObject()).First(c => (string?)c["$ref"] is not null) : schema);

    private static List<string> Types(JsonObject schema) => schema["type"] is JsonArray several ? [.. several.Select(t => (string)t!)] : [(string)schema["type"]!];
}
