using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>Files to import: good ones, ones with bad rows, and what is none.</summary>
internal sealed class Files(Contract contract, World world, Random dice)
{
    public const string Rows = "application/x-ndjson";
    private const string Csv = "text/csv";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly Dictionary<string, string> Fields = new() { ["needs"] = "NeedFields", ["results"] = "ResultFields", ["organizations"] = "OrganizationFields" };
    private readonly Values _values = new(contract, world, dice);
    private readonly Faults _faults = new(contract, dice);
    private int _made;

    public Sent Next(Operation operation, Caller by)
    {
        var kind = Fields.Keys.ElementAt(dice.Next(Fields.Count));
        var sent = new Sent(operation, "POST", $"/v1/imports?kind={kind}{(by.Role is "operator" or "manager" && dice.Next(5) == 0 ? "&publish=true" : "")}", by, Must.NotBeMalformed, "") { Media = Rows };
        return dice.Next(9) switch
        {
            0 => sent with { Body = "externalId,no such column\na,b\n", Media = Csv, Must = Must.BeMalformed, Why = "an unknown column" },
            1 => sent with { Body = "externalId,\"title\na,b\n", Media = Csv, Must = Must.BeMalformed, Why = "an open quote" },
            2 => sent with { Body = "PK no workbook", Media = Workbook, Must = Must.BeMalformed, Why = "no workbook" },
            3 => sent with { Body = "", Must = Must.BeMalformed, Why = "an empty file" },
            4 => sent with { Path = "/v1/imports?kind=deals", Body = "{}", Must = Must.BeMalformed, Why = "an unknown kind" },
            5 => sent with { Body = "{}", Media = "application/xml", Must = Must.BeMalformed, Why = "of another type" },
            6 or 7 => sent with { Body = Table(kind, by), Media = Csv, Why = "0 bad" },
            _ => Lines(sent, kind, by),
        };
    }

    private Sent Lines(Sent sent, string kind, Caller by)
    {
        var (rows, bad) = (new List<string>(), 0);
        for (var i = dice.Next(1, 6); i > 0; i--)
        {
            var row = Row(kind, by);
            var isBad = dice.Next(4) == 0;
            // A row may do without what POST demands; other faults are faults here too.
            if (isBad && _faults.Spoil(row, contract.Schema(Fields[kind])) is { } fault && fault.StartsWith("no ", StringComparison.Ordinal)) row["unknown_member"] = 1;
            bad += isBad ? 1 : 0;
            rows.Add(dice.Next(30) == 0 && isBad ? "{\"cut\": " : Faults.Written(row));
        }

        return sent with { Body = string.Join('\n', rows) + "\n", Why = $"{bad} bad" };
    }

    private string Table(string kind, Caller by)
    {
        var rows = Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Row(kind, by)).ToList();
        var columns = rows.SelectMany(row => row).Where(member => member.Value is JsonValue).Select(member => member.Key).Distinct().ToList();
        return string.Join("\r\n", rows.Select(row => string.Join(',', columns.Select(column => Cell(row[column])))).Prepend(string.Join(',', columns))) + "\r\n";
    }

    private JsonObject Row(string kind, Caller by)
    {
        var row = _values.Object(contract.Schema(Fields[kind]), by);
        row["externalId"] = $"row-{world.Seed}-{++_made}";
        if (kind != "organizations") row["organization"] = $"{by.Organization}";
        return row;
    }

    private static string Cell(JsonNode? value) => value is JsonValue ? $"\"{value.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "";
}
