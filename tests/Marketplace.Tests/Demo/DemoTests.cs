using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Demo;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Demo;

public sealed class DemoTests(TestServer server) : IAsyncLifetime
{
    private readonly TestApp app = new(server);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_first_start_that_was_cut_off_is_made_good_and_the_next_adds_nothing()
    {
        var deals = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Demo", "deals.json"), Ct))!.AsArray();
        var demo = new DemoData(app.Services.GetRequiredService<IServiceScopeFactory>());
        await demo.LoadSamples();
        await DemoDeals.Load(demo, new JsonArray([.. deals.Take(3).Select(d => d!.DeepClone())]).ToJsonString());

        for (var start = 0; start < 2; start++)
        {
            await DemoData.Load(app.Services, empty: false);
            var auditor = app.As(await app.Actor(Role.Auditor, OrganizationKind.Government));
            (await Items(auditor, "/v1/needs?limit=200")).Count.ShouldBe(20);
            (await Items(auditor, "/v1/results?limit=200")).Count.ShouldBe(40);
            (await Items(auditor, "/v1/deals?order=oldest")).ConvertAll(d => d.GetProperty("status").GetString()).ShouldBe(deals.Select(d => (string?)d!["endState"]));
            var figures = (await (await auditor.Send(HttpMethod.Get, "/v1/reports/funnel")).Json()).GetProperty("figures");
            figures.GetProperty("valueIntendedOrFormal").GetProperty("value").GetProperty("amount").GetString().ShouldBe("8480000.00");
        }

        (await Items(app.As(await app.Actor(Role.Operator)), "/v1/needs?limit=200")).Select(n => n.GetProperty("field").GetString()).Distinct().Count().ShouldBe(11);
    }

    [Fact]
    public async Task An_empty_first_start_stays_empty()
    {
        await DemoData.Load(app.Services, empty: true);
        await DemoData.Load(app.Services, empty: false);
        (await Items(app.Anyone(), "/v1/needs")).ShouldBeEmpty();
    }

    private static async Task<List<JsonElement>> Items(HttpClient client, string path) =>
        [.. (await (await client.Send(HttpMethod.Get, path)).Json()).GetProperty("items").EnumerateArray()];
}
