using System.Text.Json.Nodes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Generated;

/// <summary>A check that cannot fail says nothing: each is shown an answer, or a document, with its fault.</summary>
public sealed class ChecksTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Id = "01980000-0000-7000-8000-000000000002";
    private static readonly Caller By = new("buyer", "manager", Guid.Empty, "token");
    private static readonly Dictionary<string, string> Headers = new() { ["X-Request-Id"] = "1", ["ETag"] = "\"1\"", ["Location"] = "/v1/people/" + Id };
    private static readonly string Refused = """{"type":"t","title":"t","status":400,"code":"invalid","errors":{"name":["n"]}}""";

    [Fact]
    public async Task Each_check_sees_its_fault()
    {
        var document = JsonNode.Parse(await app.Anyone().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var person = document["paths"]!["/v1/people"]!["post"]!["responses"]!["201"]!["content"]!["application/json"]!["example"]!.ToJsonString();
        var (good, refusal) = (new Answer(201, "application/json", Headers, person), new Answer(400, "application/problem+json", Headers, Refused));

        Of(document, good, Must.NotBeMalformed).ShouldBeEmpty();
        Of(document, refusal, Must.BeMalformed).ShouldBeEmpty();

        Saw(document, new Answer(500, "application/problem+json", Headers, Refused), Must.Conform, "500: ");
        Saw(document, new Answer(418, "application/json", Headers, "{}"), Must.Conform, "418  is not in the document");
        Saw(document, new Answer(201, "text/html", Headers, person), Must.Conform, "201 of type text/html");
        Saw(document, new Answer(201, "application/json", Headers, person.Replace(Id[..8], "no-uuid", StringComparison.Ordinal)), Must.Conform, "201 is not as its schema");
        Saw(document, new Answer(201, "application/json", Headers, person.Insert(1, "\"more\":1,")), Must.Conform, "201 is not as its schema");
        Saw(document, new Answer(400, "application/problem+json", Headers, Refused.Replace("invalid", "own_code", StringComparison.Ordinal)), Must.Conform, "400 own_code, which");
        Saw(document, new Answer(201, "application/json", Without("ETag"), person), Must.Conform, "no ETag");
        Saw(document, new Answer(201, "application/json", Without("X-Request-Id"), person), Must.Conform, "no X-Request-Id");
        Saw(document, new Answer(201, "application/json", new Dictionary<string, string>(Headers) { ["ETag"] = "\"7\"" }, person), Must.Conform, "ETag \"7\" is not the version");
        Saw(document, refusal, Must.NotBeMalformed, "400 invalid where it must NotBeMalformed");
        foreach (var must in new[] { Must.BeMalformed, Must.BeForbidden, Must.BeUnauthorized, Must.BeNotFound, Must.NeedIfMatch }) Saw(document, good, must, $"201  where it must {must}");
        Saw(document, good, Must.BeUnsupported, "201 with Allow: , not 405 with");
        Saw(document, good, Must.Conform, "postPerson is done on what is withdrawn", new Made("people", "", Id, By) { Status = "withdrawn" });
    }

    // What the service answers today is wrong by a document that says otherwise.
    [Fact]
    public async Task A_document_that_says_otherwise_is_seen()
    {
        var document = JsonNode.Parse(await app.Anyone().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        document["paths"]!["/v1/codes"]!["get"]!["responses"]!.AsObject().Remove("200");
        document["components"]!["schemas"]!["Health"]!["properties"]!["status"]!["type"] = "integer";
        var contract = new Contract(document.ToJsonString());
        var walk = new Walk(app, contract, await World.Begin(app, 1));
        foreach (var (id, path) in new[] { ("listSchemes", "/v1/codes"), ("getLive", "/health/live") })
        {
            await walk.Take(new Sent(contract.Operations.Single(o => o.Id == id), "GET", path, By, Must.Conform, "good") { Token = null });
        }

        walk.Findings.Count.ShouldBe(2);
        walk.Findings[0].ShouldContain("200  is not in the document");
        walk.Findings[0].ShouldContain("curl -sig -X GET \"$BASE_URL\"'/v1/codes' # GENERATED_SEED=1");
        walk.Findings[1].ShouldContain("200 is not as its schema");
    }

    private static Dictionary<string, string> Without(string header) => Headers.Where(h => h.Key != header).ToDictionary();

    private static void Saw(JsonNode document, Answer answer, Must must, string fault, Made? thing = null) => Of(document, answer, must, thing).ShouldContain(found => found.StartsWith(fault, StringComparison.Ordinal), fault);

    private static List<string> Of(JsonNode document, Answer answer, Must must, Made? thing = null)
    {
        var contract = new Contract(document.ToJsonString());
        return [.. new Checks(contract).Of(new Sent(contract.Operations.Single(o => o.Id == "postPerson"), "POST", "/v1/people", By, must, "planted") { Thing = thing }, answer)];
    }
}
