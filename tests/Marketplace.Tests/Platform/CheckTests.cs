using System.Diagnostics;
using Marketplace.Platform.Data;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Platform;

/// <summary>The checks for an operator, on a database that is whole, and then damaged by who may do anything.</summary>
public sealed class CheckTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string Damage, string Said)[] Damages =
    [
        ("""update platform.history set "from" = 'agreed' where kind = 'result' and seq = 2""", "each line begins where the one before it ended: result "),
        ("update deals.deals set status = 'agreed'", "every deal is as the last line of its history says: deal "),
        ("update results.results set version = version + 1", "every result is as the last line of its history says: result "),
        ("update needs.needs set status = 'withdrawn'", "every need is as the last line of its history says: need "),
        ("update platform.history set seq = seq + 1 where kind = 'need' and seq = (select max(seq) from platform.history where kind = 'need')", "has no gap, and each line begins where the one before it ended: need "),
        ("update deals.value_statements set amount = -1, cny = -1 where reverses is not null", "a reversal takes back the whole of a statement of its own deal: statement 3 "),
        ("delete from deals.value_statements where reverses is not null", "the statements of a deal are numbered from 1 to the last that was given out: deal "),
    ];

    [Fact]
    public async Task What_does_not_hold_is_named_and_ends_with_an_exit_code_of_its_own()
    {
        var deal = await DealStory.Begin(app, intended: "7.00");
        var value = await deal.Stated(deal.Buyer, "intended", "8.00");
        (await deal.Reverse(deal.Buyer, value)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await DealStory.Done(deal.Step(deal.Buyer, "confirm"));
        await app.Post(deal.Buyer, "needs", Items.Body("needs", "A need"), publish: true);
        (await app.Services.FindFaults()).ShouldBeEmpty();
        (await Check()).ShouldBe((0, "Everything holds."));
        // As an organization of before its life had states, and has taken a step since.
        await app.AsOwner("""
            insert into platform.history (kind, id, seq, step, "from", "to", actor, at) select 'organization', o, n, 'x', f, t, 'system', now()
            from gen_random_uuid() o, (values (1, null, 'active'), (2, 'verified', 'suspended')) line (n, f, t)
            """);
        (await app.Services.FindFaults()).ShouldBeEmpty();

        await using var owner = new NpgsqlConnection(server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await owner.OpenAsync(Ct);
        foreach (var (damage, said) in Damages)
        {
            (await app.Services.FindFaults()).ShouldNotContain(fault => fault.Contains(said, StringComparison.Ordinal));
            await using var command = new NpgsqlCommand(damage, owner);
            (await command.ExecuteNonQueryAsync(Ct)).ShouldNotBe(0, damage);
            (await app.Services.FindFaults()).ShouldContain(fault => fault.Contains(said, StringComparison.Ordinal), damage);
        }

        var (code, last) = await Check();
        (code, last.StartsWith("It does not hold that ", StringComparison.Ordinal)).ShouldBe((1, true), last);
    }

    private async Task<(int Code, string LastLine)> Check()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "check"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Marketplace"] = app.ConnectionString, ["Logging__LogLevel__Default"] = "Critical", ["Logging__LogLevel__Microsoft"] = "Critical" },
        })!;
        var said = await process.StandardOutput.ReadToEndAsync(Ct) + await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, said.Trim().Split('\n')[^1]);
    }
}
