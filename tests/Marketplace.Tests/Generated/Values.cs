using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>Values that a schema allows. What a name means (an id of a need, one's own organization) the world knows.</summary>
internal sealed class Values(Contract contract, World world, Random dice)
{
    private const string Letters = "abcdefg XYZ 0123 石墨烯导热膜的纳滤 éßñ -,.";
    private int _made;

    public JsonNode? Of(JsonObject schema, string name, Caller by)
    {
        schema = contract.Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
        {
            var given = choices.Select(choice => choice!.AsObject()).Where(choice => choice["type"] is not JsonValue type || (string?)type != "null").ToList();
            return dice.Next(6) == 0 ? null : Of(given[dice.Next(given.Count)], name, by);
        }

        if (world.Meant(name, by, dice) is { } meant) return meant;
        if (schema["enum"] is JsonArray words) return words[dice.Next(words.Count)]!.DeepClone();
        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : [(string)schema["type"]!];
        if (types.Contains("null") && dice.Next(8) == 0) return null;
        return types.First(type => type != "null") switch
        {
            "string" => Text(schema, name),
            "integer" => dice.Next((int?)schema["minimum"] ?? 1, ((int?)schema["maximum"] ?? 99) + 1),
            "number" => dice.NextDouble(),
            "boolean" => dice.Next(2) == 0,
            "array" => new JsonArray([.. Enumerable.Range(0, dice.Next((int?)schema["minItems"] ?? 0, 4)).Select(_ => Of(schema["items"]!.AsObject(), name.TrimEnd('s'), by))]),
            _ => Object(schema, by),
        };
    }

    public JsonObject Object(JsonObject schema, Caller by)
    {
        schema = contract.Resolve(schema);
        var (required, most) = (Required(schema), dice.Next(2) == 0);
        var made = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            // What an id names that nobody has is refused: mostly it is left out.
            if (world.IsNobodys(name) && dice.Next(12) > 0) continue;
            if (required.Contains(name) || dice.Next(12) < (name == "reverses" ? 2 : most ? 11 : 6)) made[name] = Of(member!.AsObject(), name, by);
        }

        if (schema["properties"]?["openLicence"] is not null) Agree(made);
        return made;
    }

    // What a statement of an open licence demands of its own members, and of the licences beside it, no schema says.
    private void Agree(JsonObject result)
    {
        result["licences"] = new JsonArray(["open", .. dice.Next(2) == 0 ? new[] { "ordinary" } : []]);
        if (result["openLicence"] is null) return;
        var fee = new JsonObject { ["amount"] = $"{dice.Next(1, 90_000)}.00", ["currency"] = "CNY" };
        var (payment, royalty) = dice.Next(3) switch { 0 => ("free", null), 1 => ("lump_sum", null), _ => ("entry_fee_and_royalty", new JsonObject { ["percent"] = "5" }) };
        result["openLicence"] = new JsonObject
        {
            ["payment"] = payment,
            ["fee"] = payment == "free" ? null : fee,
            ["annualFee"] = null,
            ["royalty"] = royalty,
            ["announcedOn"] = "2026-03-01",
            ["validUntil"] = "2028-12-31",
            ["years"] = dice.Next(1, 20),
            ["regions"] = new JsonArray("CN"),
        };
    }

    public static IReadOnlyList<string> Required(JsonObject schema) => [.. (schema["required"]?.AsArray() ?? []).Select(name => (string)name!)];

    private string Text(JsonObject schema, string name)
    {
        if ((string?)schema["format"] is { } format)
        {
            return format switch
            {
                "uuid" => $"{Random()}",
                "date" => Day().ToString("yyyy-MM-dd", null),
                "date-time" => Day().ToString("yyyy-MM-dd", null) + "T08:00:00Z",
                _ => throw new NotSupportedException(format),
            };
        }

        if ((string?)schema["pattern"] is { } pattern)
        {
            return schema["examples"] is JsonArray examples ? (string)examples[dice.Next(examples.Count)]! : string.Concat(Enumerable.Range(0, 64).Select(_ => $"{dice.Next(16):x}"));
        }

        // Such as it is found by again.
        if (name == "externalId") return $"made-{world.Seed}-{++_made}";
        var (least, most) = ((int?)schema["minLength"] ?? 0, (int?)schema["maxLength"] ?? 300);
        var length = dice.Next(40) == 0 ? most : Math.Min(most, Math.Max(least, dice.Next(12, 60)));
        return length > 100 ? new string('x', length) : string.Concat(Enumerable.Range(0, length).Select(_ => Letters[dice.Next(Letters.Length)])).Trim() is { Length: > 0 } text ? text : "x";
    }

    public Guid Random()
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes);
    }

    private DateOnly Day() => new DateOnly(2024, 1, 1).AddDays(dice.Next(900));
}
