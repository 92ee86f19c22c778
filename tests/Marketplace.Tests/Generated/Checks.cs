using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Tests.Generated;

/// <summary>What is wrong with an answer: by the document, and by what the request was made for.</summary>
internal sealed class Checks(Contract contract)
{
    // What these demand depends on other members, which a schema does not say.
    private static readonly string[] DemandMore = ["postDeal", "postDealValue", "searchMatches", "scoreMatches"];

    public IEnumerable<string> Of(Sent sent, Answer answer)
    {
        if (answer.Status >= 500) yield return $"{answer.Status}: {Cut(answer.Text)}";
        if (!answer.Headers.ContainsKey("X-Request-Id")) yield return "no X-Request-Id";
        if (sent.Must == Must.BeUnsupported)
        {
            var allowed = string.Join(", ", (answer.Headers.GetValueOrDefault("Allow") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Except(["HEAD"]).Order());
            if (answer.Status != 405 || allowed != sent.Why) yield return $"{answer.Status} with Allow: {allowed}, not 405 with {sent.Why}";
            yield break;
        }

        foreach (var fault in Documented(sent, answer).Concat(Expected(sent, answer))) yield return fault;
    }

    private IEnumerable<string> Documented(Sent sent, Answer answer)
    {
        if (sent.Operation.Responses[$"{answer.Status}"] is not JsonObject said)
        {
            yield return $"{answer.Status} {answer.Code} is not in the document";
            yield break;
        }

        if (said["content"]?[answer.Media] is not JsonObject content)
        {
            yield return $"{answer.Status} of type {answer.Media}, which is not in the document";
            yield break;
        }

        var schema = content["schema"]!.AsObject();
        foreach (var fault in answer.Json is { } json ? [contract.Fault(schema, json)] : answer.Media == "text/csv" ? [Table(answer.Text)] : Lines(answer.Text, said["content"]!["application/json"]!["schema"]!.AsObject()))
        {
            if (fault is not null) yield return $"{answer.Status} is not as its schema: {Cut(fault)}";
        }

        if (answer.Code is { } code && !((string)said["description"]!).Contains($"`{code}`", StringComparison.Ordinal)) yield return $"{answer.Status} {code}, which is not in the document";
        foreach (var header in answer.IsDone && answer.Json is not null ? said["headers"]?.AsObject().Select(h => h.Key).Where(h => h != "Idempotent-Replayed") ?? [] : [])
        {
            if (!answer.Headers.ContainsKey(header)) yield return $"no {header}";
        }

        if (answer.IsDone && answer.Headers.GetValueOrDefault("ETag") is { } tag && tag != $"\"{answer.Json!.Value.GetProperty("version")}\"") yield return $"ETag {tag} is not the version";
        if (answer.Code is not null && answer.Json!.Value.GetProperty("status").GetInt32() != answer.Status) yield return "another status in the body";
    }

    private static IEnumerable<string> Expected(Sent sent, Answer answer)
    {
        var isRight = sent.Must switch
        {
            Must.NotBeMalformed => answer.Status is not (400 or 401 or 413 or 415 or 428) && answer.Code != "forbidden" || DemandsMore(sent, answer),
            // Whether a cursor is one, is asked of what is there to be seen.
            Must.BeMalformed => answer.Status is 400 or 413 or 415 || (answer.Status == 404 && sent.Why.StartsWith("cursor", StringComparison.Ordinal)),
            Must.BeForbidden => answer is { Status: 403, Code: "forbidden" },
            Must.BeUnauthorized => answer.Status == 401,
            Must.BeNotFound => answer is { Status: 404, Code: "not_found" } || DemandsMore(sent, answer),
            Must.NeedIfMatch => answer is { Status: 428, Code: "precondition_required" },
            Must.BeRefusedByState => answer.Status is 409 or 422,
            Must.Succeed => answer.IsDone,
            _ => true,
        };
        if (!isRight) yield return $"{answer.Status} {answer.Code} where it must {sent.Must}: {Cut(answer.Text)}";
        if (sent.Thing is { IsEnded: true } ended && sent.Operation.IsCommand && answer.IsDone && !answer.Headers.ContainsKey("Idempotent-Replayed")) yield return $"{sent.Operation.Id} is done on what is {ended.Status}";
    }

    // Only of members that were not sent.
    private static bool DemandsMore(Sent sent, Answer answer) =>
        answer is { Status: 400, Code: "invalid" } && DemandMore.Contains(sent.Operation.Id) && answer.Json!.Value.GetProperty("errors").EnumerateObject()
            .All(error => JsonNode.Parse(sent.Body!)![error.Name] is null);

    private IEnumerable<string?> Lines(string text, JsonObject page)
    {
        var item = contract.Resolve(page)["properties"]!["items"]!["items"]!.AsObject();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => contract.Fault(item, JsonDocument.Parse(line).RootElement));
    }

    private static string? Table(string text)
    {
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(text), new Sylvan.Data.Csv.CsvDataReaderOptions { MaxBufferSize = 1 << 24 });
        while (csv.Read())
        {
            if (csv.RowFieldCount != csv.FieldCount) return $"row {csv.RowNumber} has {csv.RowFieldCount} cells, not {csv.FieldCount}";
        }

        return csv.FieldCount > 3 ? null : "no header";
    }

    private static string Cut(string text) => text.Length > 300 ? text[..300] : text;
}
