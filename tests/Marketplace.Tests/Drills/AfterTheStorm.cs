using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Reports;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>What must be so when it is over.</summary>
internal sealed class AfterTheStorm(string database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="rows">How many each file had.</param>
    public async Task AllWorkEnds(IReadOnlyList<RunningService> nodes, IReadOnlyList<Guid> imports, int rows)
    {
        await Story.Soon(async () => await Scalar("select count(*) from imports.imports where status in ('queued', 'running')") == 0, seconds: 120);
        await Story.Soon(async () => await Scalar("select count(*) from platform.outbox where done_at is null") == 0, seconds: 120);
        foreach (var import in imports) (await Scalar($"select created from imports.imports where id = '{import}'")).ShouldBe(rows);
        // One whose answer was lost may be there as well, as a whole.
        (await Scalar("select count(*) from results.results where external_id like 'import-%'")).ShouldBe(await Scalar($"select {rows} * count(*) from imports.imports"));

        var body = Items.Body("results", "After the storm a rainbow", "A polariscope that sees rainbows.");
        var last = await Story.Created(nodes[0].Client.Send(HttpMethod.Post, "/v1/results?publish=true", body));
        foreach (var node in nodes)
        {
            await Story.Soon(async () => (await (await node.Client.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", text = "polariscope for rainbows" })).Json())
                .GetProperty("items").EnumerateArray().Any(item => item.GetProperty("result").GetProperty("id").GetGuid() == last), seconds: 60);
        }
    }

    /// <summary>Our own checks find nothing, and what the service reports is what plain SQL adds up.</summary>
    public async Task FiguresAreRecounted(TestActor auditor)
    {
        await using var house = new House(database, TimeProvider.System);
        house.StartServer();
        (await house.Services.FindFaults()).ShouldBeEmpty();
        var said = (await (await auditor.On(house).Send(HttpMethod.Get, "/v1/reports/funnel")).Json()).GetProperty("figures");
        await using var scope = house.Services.CreateAsyncScope();
        (await Recount.All(scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), null))
            .ShouldBe([.. ReportTests.Numbers(said, "companies", "needsCollected", "needsPublished", "needsResolved", "deals"), .. ReportTests.Amounts(said)]);
    }

    public async Task<string> Text(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return $"{await command.ExecuteScalarAsync(Ct)}";
    }

    private async Task<long> Scalar(string sql) => long.Parse(await Text(sql), null);
}
