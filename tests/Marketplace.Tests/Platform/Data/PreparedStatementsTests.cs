using System.Net;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Platform.Data;

/// <summary>A node of this version still runs while the next one migrates: what it has prepared by then must go on.</summary>
public sealed class PreparedStatementsTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_prepared_is_answered_as_before_when_the_tables_have_more_columns()
    {
        // Prepared at once, and not after some times on each of the connections.
        await using var house = new House($"{app.ConnectionString};Auto Prepare Min Usages=1", app.Time);
        house.StartServer();
        var by = (await app.Actor(Role.Manager)).On(house);
        var from = await app.InDatabase(db => db.ChangesFromNow(Ct));
        var need = $"/v1/needs/{await Story.Created(by.Send(HttpMethod.Post, "/v1/needs?publish=true", new { title = "耐溶剂纳滤膜", description = "用于溶剂回收的耐溶剂纳滤膜,不得在丙酮中溶胀。" }))}";
        for (var n = 0; n < 8; n++)
        {
            await AskAll();
        }

        (await Ask(db => db.Database.SqlQuery<long>($"""select count(*) as "Value" from pg_prepared_statements where statement like 'SELECT%'""").SingleAsync(Ct))).ShouldBeGreaterThan(0);
        await app.AsOwner(
            """
            do $$ declare it record; begin
              for it in select schemaname, tablename from pg_tables where schemaname !~ '^(pg_|information_schema)' loop
                execute format('alter table %I.%I add column later text', it.schemaname, it.tablename);
              end loop;
            end $$
            """);
        await AskAll();
        await AskAll();

        async Task AskAll()
        {
            foreach (var path in new[] { need, $"{need}/history", $"{need}/matches", "/v1/needs", "/v1/results", "/v1/organizations", "/v1/deals", "/v1/matches/alerts" })
            {
                (await by.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            }

            await Story.Soon(async () => (await Ask(db => db.ChangesAfter(from, 100, Ct))).Count > 0);
        }

        async Task<T> Ask<T>(Func<MarketplaceDb, Task<T>> of)
        {
            await using var scope = house.Services.CreateAsyncScope();
            return await of(scope.ServiceProvider.GetRequiredService<MarketplaceDb>());
        }
    }
}
