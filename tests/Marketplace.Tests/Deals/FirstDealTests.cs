using System.Diagnostics;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Deals;

public sealed class FirstDealTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_story_of_the_first_deal_is_true_and_its_statements_cannot_be_changed()
    {
        var clients = Path.GetTempFileName();
        var list = new List<object>();
        foreach (var kind in new[] { OrganizationKind.Company, OrganizationKind.University })
        {
            var actor = await app.Actor(Role.Manager, kind);
            list.Add(new { role = "manager", organizationKind = SnakeCase.Name(kind), organizationId = actor.Organization, clientId = actor.ClientId, clientSecret = actor.Secret });
        }

        await File.WriteAllTextAsync(clients, JsonSerializer.Serialize(list), Ct);
        using var story = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "api-spec", "examples", "first-deal.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BASE_URL"] = app.Anyone().BaseAddress!.ToString().TrimEnd('/'), ["CLIENTS"] = clients },
        })!;
        var (output, error) = (story.StandardOutput.ReadToEndAsync(Ct), story.StandardError.ReadToEndAsync(Ct));
        await story.WaitForExitAsync(Ct);
        File.Delete(clients);
        story.ExitCode.ShouldBe(0, await error + await output);
        (await output).ShouldContain("of 1 needs 1 resolved, intended or formal: CNY 1200000.00");

        foreach (var sql in new[] { "update deals.value_statements set amount = 1", "delete from deals.value_statements", "truncate deals.value_statements", "delete from deals.value_confirmations" })
        {
            (await Should.ThrowAsync<PostgresException>(() => Run(sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }
    }

    [Fact]
    public async Task Statements_made_at_once_have_gapless_numbers_and_one_deal_is_not_there_for_others()
    {
        var (buyer, seller) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        var result = (await (await app.As(seller).Send(HttpMethod.Post, "/v1/results?publish=true", new { title = "Nanofiltration membrane", summary = "A membrane that does not swell in acetone." })).Json()).GetProperty("id").GetString();
        var entered = await app.As(buyer).Send(HttpMethod.Post, "/v1/deals", new { resultId = result, buyerId = buyer.Organization, sellerId = seller.Organization, contractType = "consulting" });
        entered.StatusCode.ShouldBe(HttpStatusCode.Created, await entered.Content.ReadAsStringAsync(Ct));
        var deal = entered.Headers.Location!.ToString();

        var body = new { level = "intended", amount = new { amount = "10.00", currency = "CNY" }, date = "2026-11-20" };
        var stated = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => app.As(i % 2 == 0 ? buyer : seller).Send(HttpMethod.Post, $"{deal}/values", body)));
        stated.ShouldAllBe(s => s.StatusCode == HttpStatusCode.Created);
        var ledger = await (await app.As(buyer).Send(HttpMethod.Get, $"{deal}/ledger")).Json();
        ledger.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, 12));

        var own = $"{deal}/values/{(await stated[0].Json()).GetProperty("id").GetString()}/confirm";
        await app.As(buyer).Send(HttpMethod.Post, own).ShouldRefuse(403, "own_statement");
        (await app.As(seller).Send(HttpMethod.Post, own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.As(seller).Send(HttpMethod.Post, own).ShouldRefuse(409, "already_confirmed");
        await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Get, deal).ShouldRefuse(404, "not_found");
        await app.As(buyer).Send(HttpMethod.Post, $"{deal}/values", new { level = "intended", amount = new { amount = "-1.00", currency = "CNY" }, date = "2026-11-20" }).ShouldRefuse(400, "invalid");
    }

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
