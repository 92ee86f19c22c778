using System.Text.RegularExpressions;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Rules;

/// <summary>Who may come in by which route: every route is tried by everyone.</summary>
public sealed partial class RouteMatrix(TestServer server)
{
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
