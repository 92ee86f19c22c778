using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>Makes the next request: which operation, by whom, on what, and how well or badly.</summary>
internal sealed class Generator(Contract contract, World world, Random dice)
{
    private static readonly string[] Often = ["postNeed", "postResult", "postDeal", "confirmDeal", "signDeal", "performDeal", "acceptDeal", "closeDeal", "postDealValue", "confirmDealValue", "publishNeed", "returnNeed", "listDealValues", "submitNeed", "approveNeed", "discloseResult", "reviewResult"];
    private static readonly string[] Codes = ["field", "industry", "region", "licence", "trl", "ipKind"];
    private readonly Values _values = new(contract, world, dice);
    private readonly Faults _faults = new(contract, dice);
    private readonly Queries _queries = new(new Values(contract, world, dice), dice);
    private readonly Files _files = new(contract, world, dice);
    private readonly IReadOnlyList<Operation> _operations = [.. contract.Operations, .. contract.Operations.Where(o => Often.Contains(o.Id)), .. contract.Operations.Where(o => Often.Contains(o.Id))];

    public Sent Next()
    {
        var operation = _operations[dice.Next(_operations.Count)];
        if (operation.IsOfOne && world.Of(operation.Kind).Count == 0) operation = contract.Operations.FirstOrDefault(o => o.Kind == operation.Kind && o.Method == "POST" && !o.IsOfOne) ?? operation;
        var thing = operation.IsOfOne && dice.Next(25) > 0 ? Something(operation) : null;
        return dice.Next(20) switch
        {
            0 => Tokenless(operation, thing),
            1 => OtherMethod(operation, thing),
            2 or 3 when thing is not null && World.IsPrivate(thing) => Foreign(operation, thing),
            4 when operation.Parameters.Any(IsDemandedIfMatch) => WithoutIfMatch(operation, thing),
            5 when operation.Path.Contains("{valueId}", StringComparison.Ordinal) => WrongParent(operation),
            _ => Usual(operation, thing, Someone(operation, thing)),
        };
    }

    /// <summary>As the document wants it.</summary>
    public Sent Good(Operation operation, Made? thing, Caller by, Must must = Must.Conform, string why = "good") => Send(operation, thing, by, must, why, BodyOf(operation, by), [.. _queries.Good(operation, by)]);

    private Sent Usual(Operation operation, Made? thing, Caller by)
    {
        if (!operation.IsOpen && by.Token is null) return Good(operation, thing, by, Must.BeUnauthorized, "without a token");
        if (operation.Roles is { } roles && !roles.Contains(by.Role)) return Good(operation, thing, by, Must.BeForbidden, $"as {by.Role}");
        if (operation.Id == "startImport") return _files.Next(operation, by);
        var (body, query) = (BodyOf(operation, by), _queries.Good(operation, by).ToList());
        switch (dice.Next(10))
        {
            case 0 or 1 or 2 when body is not null && Schema(operation) is { } schema && _faults.Spoil(body, schema) is { } fault:
                return Send(operation, thing, by, Must.BeMalformed, fault, body, query);
            case 3 when body is not null && Schema(operation) is { } schema:
                return Send(operation, thing, by, Must.Conform, _faults.Mean(body, schema), body, query);
            case 4 when body is not null:
                return Send(operation, thing, by, Must.BeMalformed, "of another type", body, query) with { Media = "text/plain" };
            case 5 when body is not null:
                return Send(operation, thing, by, Must.BeMalformed, "cut off", body, query) with { Body = "{\"a\": [" };
            case 0 or 1 or 2 or 3 when _queries.Bad(operation) is { } bad:
                return Send(operation, thing, by, Must.BeMalformed, bad, body, [.. query.Where(q => q[..q.IndexOf('=', StringComparison.Ordinal)] != bad[..bad.IndexOf('=', StringComparison.Ordinal)]), bad]);
            default:
                return Send(operation, thing, by, Must.NotBeMalformed, "good", body, query);
        }
    }

    private Sent Tokenless(Operation operation, Made? thing)
    {
        var bad = new[] { null, "garbage", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9." }[dice.Next(3)];
        return Good(operation, thing, world.Named("operator"), operation.IsOpen && bad is null || operation.Path.StartsWith("/health", StringComparison.Ordinal) ? Must.Conform : Must.BeUnauthorized, "with no good token") with { Token = bad };
    }

    private Sent OtherMethod(Operation operation, Made? thing)
    {
        var known = contract.Operations.Where(o => o.Path == operation.Path).Select(o => o.Method).ToList();
        var others = new[] { "PUT", "DELETE", "PATCH", "POST", "GET" }.Except(known).ToList();
        return Good(operation, thing, world.Named("operator"), Must.BeUnsupported, string.Join(", ", known.Order())) with { Method = others[dice.Next(others.Count)], Body = null };
    }

    private Sent Foreign(Operation operation, Made thing)
    {
        var stranger = world.Stranger(thing);
        return Good(operation, thing, stranger, operation.Roles?.Contains(stranger.Role) == false ? Must.BeForbidden : Must.BeNotFound, "another's");
    }

    private Sent WithoutIfMatch(Operation operation, Made? thing)
    {
        var by = Someone(operation, thing);
        var sent = Good(operation, thing, by, operation.Roles?.Contains(by.Role) == true ? Must.NeedIfMatch : Must.Conform, "without If-Match");
        sent.Headers.Remove("If-Match");
        return sent;
    }

    private Sent WrongParent(Operation operation)
    {
        var (parents, by) = (world.Of("deals"), world.Named("operator"));
        var child = parents.SelectMany(deal => deal.Children.Select(value => (Deal: deal, value.Id))).OrderBy(_ => dice.Next()).FirstOrDefault();
        var other = parents.FirstOrDefault(deal => deal != child.Deal);
        var sent = Good(operation, other, by);
        return child.Id is null || other is null ? sent : sent with { Path = operation.Path.Replace("{id}", other.Id, StringComparison.Ordinal).Replace("{valueId}", child.Id, StringComparison.Ordinal), Thing = null, Must = Must.BeNotFound, Why = "by another deal" };
    }

    // Mostly one that the step leads from.
    private Made? Something(Operation operation)
    {
        var all = world.Of(operation.Kind);
        var fit = all.Where(made => made.Status is not null && operation.From.Contains(made.Status)).ToList();
        var among = fit.Count > 0 && dice.Next(4) > 0 ? fit : all;
        return among.Count == 0 ? null : among[^(1 + dice.Next(Math.Min(among.Count, 12)))];
    }

    private Caller Someone(Operation operation, Made? thing) => dice.Next(10) switch
    {
        < 6 when operation.Kind == "deals" => world.Named(dice.Next(2) == 0 ? "buyer" : "seller"),
        < 4 when thing is not null => thing.By,
        4 or 5 => world.Named(thing?.By.Name.StartsWith("buyer", StringComparison.Ordinal) == true || dice.Next(2) == 0 ? "seller" : "buyer"),
        6 or 7 when operation.Roles?.Contains("operator") == true => world.Named("operator"),
        8 => world.Named("buyer"),
        _ => world.Callers[dice.Next(world.Callers.Count)],
    };

    private Sent Send(Operation operation, Made? thing, Caller by, Must must, string why, JsonObject? body, List<string> query)
    {
        var path = operation.Path.Replace("{id}", thing?.Id ?? $"{_values.Random()}", StringComparison.Ordinal)
            .Replace("{valueId}", thing?.Children.LastOrDefault()?.Id ?? $"{_values.Random()}", StringComparison.Ordinal)
            .Replace("{scheme}", Codes[dice.Next(Codes.Length)], StringComparison.Ordinal);
        var sent = new Sent(operation, operation.Method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", by, must, why)
        {
            Thing = thing,
            Body = body is null ? null : Faults.Written(body),
            Media = body is null ? null : operation.Bodies.ElementAt(dice.Next(operation.Bodies.Count)).Key,
        };
        if (operation.Parameters.Any(p => (string?)p["name"] == "If-Match") && (dice.Next(4) == 0 || operation.Parameters.Any(IsDemandedIfMatch)))
        {
            sent.Headers["If-Match"] = thing?.Version is { } version && dice.Next(2) == 0 ? version : dice.Next(9) == 0 ? "\"0\"" : "*";
        }

        if (operation.Parameters.Any(p => (string?)p["name"] == "Idempotency-Key") && dice.Next(5) == 0) sent.Headers["Idempotency-Key"] = $"{_values.Random():n}";
        if (operation.Responses["200"]?["content"]?["text/csv"] is not null && dice.Next(3) == 0) sent.Headers["Accept"] = dice.Next(2) == 0 ? "text/csv" : "application/x-ndjson";
        return sent;
    }

    private JsonObject? BodyOf(Operation operation, Caller by) => Schema(operation) is not { } schema || (!operation.NeedsBody && dice.Next(2) == 0) ? null : _values.Object(schema, by);

    private JsonObject? Schema(Operation operation) => operation.Bodies["application/json"]?["schema"]?.AsObject() is { } schema
        ? contract.Resolve(schema["oneOf"] is JsonArray choices ? choices[^1]!.AsObject() : schema) : null;

    private static bool IsDemandedIfMatch(JsonObject parameter) => (string?)parameter["name"] == "If-Match" && (bool?)parameter["required"] == true;
}
