using System.Text.RegularExpressions;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Rules;

/// <summary>Who may come in by which route: every route is tried by everyone.</summary>
public sealed partial class RouteMatrix(TestServer server)
{
    private const string Known = "operator auditor manager member broker expert";
    private const string Writers = "operator manager member broker";
    private const string Parties = "operator manager member broker expert";
    private const string Everyone = "anonymous " + Known;

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /openapi/{documentName}.json"] = Everyone,
        ["GET swagger/{**path}"] = Everyone,
        ["GET /health/live"] = Everyone,
        ["GET /health/ready"] = Everyone,
        ["GET /v1/needs/"] = Everyone,
        ["GET /v1/needs/{id:guid}"] = Everyone,
        ["GET /v1/needs/{id:guid}/history"] = Known,
        ["GET /v1/needs/{id:guid}/matches"] = Known,
        ["POST /v1/needs/"] = Writers,
        ["PATCH /v1/needs/{id:guid}"] = Parties,
        ["GET /v1/results/"] = Everyone,
        ["GET /v1/results/{id:guid}"] = Everyone,
        ["GET /v1/results/{id:guid}/history"] = Known,
        ["GET /v1/results/{id:guid}/matches"] = Known,
        ["POST /v1/results/"] = Writers,
        ["PATCH /v1/results/{id:guid}"] = Parties,
        ["POST /v1/needs/{id:guid}/submit"] = Parties,
        ["POST /v1/needs/{id:guid}/diagnose"] = Parties,
        ["POST /v1/needs/{id:guid}/return"] = Parties,
        ["POST /v1/needs/{id:guid}/defer"] = Parties,
        ["POST /v1/needs/{id:guid}/reopen"] = Parties,
        ["POST /v1/needs/{id:guid}/approve"] = Parties,
        ["POST /v1/needs/{id:guid}/publish"] = Parties,
        ["POST /v1/needs/{id:guid}/confirm"] = Parties,
        ["POST /v1/needs/{id:guid}/withdraw"] = Parties,
        ["POST /v1/needs/{id:guid}/resolve"] = Parties,
        ["POST /v1/results/{id:guid}/disclose"] = Parties,
        ["POST /v1/results/{id:guid}/review"] = Parties,
        ["POST /v1/results/{id:guid}/publish"] = Parties,
        ["POST /v1/results/{id:guid}/confirm"] = Parties,
        ["POST /v1/results/{id:guid}/withdraw"] = Parties,
        ["GET /v1/imports/"] = Known,
        ["GET /v1/imports/{id:guid}"] = Known,
        ["GET /v1/imports/{id:guid}/errors"] = Known,
        ["POST /v1/imports/"] = Writers,
        ["GET /v1/matches/model"] = Known,
        ["POST /v1/matches/search"] = Known,
        ["POST /v1/matches/score"] = Known,
        ["GET /v1/deals/"] = Known,
        ["GET /v1/reports/funnel"] = Known,
        ["GET /v1/reports/values"] = Known,
        ["GET /v1/deals/{id:guid}"] = Known,
        ["GET /v1/deals/{id:guid}/history"] = Known,
        ["GET /v1/deals/{id:guid}/ledger"] = Known,
        ["GET /v1/deals/{id:guid}/values"] = Known,
        ["GET /v1/deals/{id:guid}/values/{valueId:guid}"] = Known,
        ["POST /v1/deals/"] = Writers,
        ["PATCH /v1/deals/{id:guid}"] = Writers,
        ["POST /v1/deals/{id:guid}/values"] = Writers,
        ["POST /v1/deals/{id:guid}/values/{valueId:guid}/confirm"] = Writers + " auditor",
        ["POST /v1/deals/{id:guid}/price"] = Writers,
        ["POST /v1/deals/{id:guid}/confirm"] = Writers,
        ["POST /v1/deals/{id:guid}/sign"] = Writers,
        ["POST /v1/deals/{id:guid}/perform"] = Writers,
        ["POST /v1/deals/{id:guid}/accept"] = Writers,
        ["POST /v1/deals/{id:guid}/close"] = Writers,
        ["POST /v1/deals/{id:guid}/cancel"] = Writers,
        ["POST /v1/deals/{id:guid}/terminate"] = Writers,
        ["GET /v1/me/"] = Known,
        ["GET /v1/codes/"] = Everyone,
        ["GET /v1/codes/{scheme}"] = Everyone,
        ["GET /v1/people/"] = Known,
        ["GET /v1/people/{id:guid}"] = Known,
        ["GET /v1/people/{id:guid}/history"] = Known,
        ["POST /v1/people/"] = Writers,
        ["PATCH /v1/people/{id:guid}"] = Writers,
        ["POST /v1/people/{id:guid}/erase"] = Writers,
        ["GET /v1/rates/"] = Known,
        ["GET /v1/rates/{id:guid}"] = Known,
        ["POST /v1/rates/"] = "operator",
        ["GET /v1/clients/"] = "operator auditor manager",
        ["GET /v1/clients/{id:guid}"] = "operator auditor manager",
        ["POST /v1/clients/"] = "operator manager",
        ["POST /v1/clients/{id:guid}/revoke"] = "operator manager",
        ["GET /v1/organizations/"] = Everyone,
        ["GET /v1/organizations/{id:guid}"] = Everyone,
        ["GET /v1/organizations/{id:guid}/history"] = Known,
        ["POST /v1/organizations/"] = "operator manager broker",
        ["PATCH /v1/organizations/{id:guid}"] = "operator manager",
        ["POST /v1/organizations/{id:guid}/verify"] = "operator",
        ["POST /v1/organizations/{id:guid}/suspend"] = "operator",
        ["POST /v1/organizations/{id:guid}/reinstate"] = "operator",
    };

    private static readonly Dictionary<string, string> OfSandbox = new() // And nowhere else.
    {
        ["GET /v1/sandbox/clock/"] = "operator",
        ["POST /v1/sandbox/clock/"] = "operator",
    };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_route_lets_in_whom_the_table_names_and_nobody_else(bool sandbox)
    {
        var expected = sandbox ? Expected.Concat(OfSandbox).ToDictionary() : Expected;
        await using var app = new TestApp(server) { IsSandbox = sandbox };
        await app.InitializeAsync();
        var callers = new Dictionary<string, HttpClient> { ["anonymous"] = app.Anyone() };
        foreach (var role in Enum.GetValues<Role>())
        {
            callers[SnakeCase.Name(role)] = app.As(await app.Actor(role));
        }

        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Routes).Distinct().ToList();
        routes.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var (route, allowed) in sandbox ? OfSandbox : expected)
        {
            foreach (var (name, caller) in callers)
            {
                var status = (await caller.Send(new HttpMethod(route.Split(' ')[0]), PathOf(route.Split(' ')[1]))).StatusCode;
                HttpStatusCode? refusal = allowed.Split(' ').Contains(name) ? null : name == "anonymous" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                if (refusal is null ? status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (int)status >= 500 : status != refusal)
                {
                    wrong.Add($"{route} by {name}: {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Routes(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
            .Where(method => method != "HEAD").Select(method => $"{method} {route.RoutePattern.RawText}");

    private static string PathOf(string pattern) => "/" + Parameter().Replace(
        pattern.Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{**path}", "index.html", StringComparison.Ordinal), Guid.NewGuid().ToString()).TrimStart('/');

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
