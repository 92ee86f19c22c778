using System.Net.Sockets;
using System.Text;
using Marketplace.Imports;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static Marketplace.Tests.Imports.ImportStory;

namespace Marketplace.Tests.Imports;

public sealed class ImportHalfWayTests(TestServer server) : IAsyncLifetime
{
    private readonly TestApp _app = new(server);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("Content-Length: 1000000", "", "")]
    [InlineData("Transfer-Encoding: chunked", "20000\r\n", "")]
    [InlineData("Transfer-Encoding: chunked", "#\r\n", "\r\n")]
    public async Task Of_a_body_that_breaks_off_nothing_is_kept(string length, string before, string after)
    {
        var by = await _app.Actor(Role.Manager, OrganizationKind.University);
        (await Raw(by, length, before, after)).ShouldNotContain(" 202 ");

        // Who has hung up may still be at work.
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        (await (await _app.As(by).Send(HttpMethod.Get, "/v1/imports")).Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await _app.InDatabase(db => db.StagedRows.CountAsync(Ct))).ShouldBe(0);
        (await _app.As(by).Results(by)).ShouldBeEmpty();

        // The same that does not break off is taken.
        (await Raw(by, "Transfer-Encoding: chunked", "#\r\n", "\r\n0\r\n\r\n")).ShouldContain(" 202 ");
    }

    /// <returns>All that the house says until it hangs up.</returns>
    private async Task<string> Raw(TestActor by, string length, string before, string after)
    {
        var rows = string.Join('\n', Enumerable.Range(0, 20).Select(i => Row(by, $"r{i}"))) + "\n";
        before = before.Replace("#", Encoding.UTF8.GetByteCount(rows).ToString("x", null), StringComparison.Ordinal);
        var address = _app.Anyone().BaseAddress!;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, Ct);
        using var answer = new StreamReader(tcp.GetStream());
        var request = $"POST /v1/imports?kind=results&publish=true HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {by.Token}\r\n" +
            $"Content-Type: application/x-ndjson\r\nConnection: close\r\n{length}\r\n\r\n{before}{rows}";
        await tcp.Client.SendAsync(Encoding.UTF8.GetBytes(request), Ct);
        // The first part arrives by itself.
        await Task.Delay(100, Ct);
        await tcp.Client.SendAsync(Encoding.UTF8.GetBytes(after), Ct);
        if (!after.EndsWith("0\r\n\r\n", StringComparison.Ordinal)) tcp.Client.Shutdown(SocketShutdown.Send);
        try
        {
            return await answer.ReadToEndAsync(Ct);
        }
        catch (IOException)
        {
            return "It hung up without a word.";
        }
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("cut off")]
    public async Task What_is_interrupted_in_its_second_batch_goes_on_there_and_every_row_arrives_once(string how)
    {
        var by = await _app.Actor(Role.Manager, OrganizationKind.University);
        await using var owner = new NpgsqlConnection(server.OwnerOf(_app.ConnectionString) + ";Pooling=false");
        await owner.OpenAsync(Ct);
        // The second batch waits in its middle for as long as this connection holds the lock.
        await Run(owner, """
            create function results.wait() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(7); return new; end $$;
            create trigger wait before insert on results.results for each row when (new.external_id = 'r2500') execute function results.wait();
            select pg_advisory_lock(7);
            """);
        var sent = await _app.As(by).SendFile(Enumerable.Range(0, 3500).Select(i => Row(by, $"r{i}")).Append("{"));
        const string waiting = "select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
        await Story.Soon(async () => await Run(owner, waiting) > 0);
        var half = await (await _app.As(by).Send(HttpMethod.Get, sent.Headers.Location!.ToString())).Json();
        (half.GetProperty("status").GetString(), half.GetProperty("read").GetInt32(), half.GetProperty("created").GetInt32()).ShouldBe(("running", 2000, 2000));

        House? another = null;
        if (how == "stopped")
        {
            await _app.DisposeAsync();
            another = new House(_app.ConnectionString, _app.Time);
        }

        // Where it was stopped, this is what the end of its process does to a COPY that waits.
        await Run(owner, $"select pg_terminate_backend(pid) from ({waiting}) w");
        await Story.Soon(async () => await Run(owner, waiting) == (how == "stopped" ? 0 : 1));
        await Run(owner, "select pg_advisory_unlock(7)");
        another?.StartServer();
        var client = another is null ? _app.As(by) : by.On(another);
        (await client.OutcomeOf(sent.Headers.Location!)).ShouldBe("completed_with_errors 3501 3500 0 0 1");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["3501  unreadable"]);
        var results = await client.Results(by);
        results.Select(r => r.GetProperty("externalId").GetString()).ShouldBe(Enumerable.Range(0, 3500).Select(i => $"r{i}"), ignoreOrder: true);
        results.ShouldAllBe(r => r.GetProperty("version").GetInt32() == 1);
        (await Run(owner, "select 1 from imports.rows")).ShouldBe(0);
        (await Run(owner, "select 1 from platform.history where kind = 'result'")).ShouldBe(3500);
        if (another is not null) await another.DisposeAsync();
    }

    [Fact]
    public async Task The_same_rows_in_another_order_at_once_on_three_instances_make_each_item_once()
    {
        var by = await _app.Actor(Role.Manager, OrganizationKind.University);
        await using var second = _app.Twin();
        await using var third = _app.Twin();
        second.StartServer();
        third.StartServer();
        var rows = Enumerable.Range(0, 3000).Select(i => Row(by, $"r{i}")).ToArray();
        var files = Enumerable.Range(1, 5).Select(seed =>
        {
            var file = rows.ToArray();
            new Random(seed).Shuffle(file);
            return file;
        });
        var client = _app.As(by);
        var outcomes = await Task.WhenAll(files.Select(file => client.Outcome(client.SendFile(file))));
        outcomes.ShouldAllBe(o => o.StartsWith("completed 3000 ", StringComparison.Ordinal));
        outcomes.Sum(o => int.Parse(o.Split(' ')[2], null)).ShouldBe(3000);
        outcomes.Sum(o => int.Parse(o.Split(' ')[4], null)).ShouldBe(12_000);
        (await client.Results(by)).ShouldAllBe(r => r.GetProperty("version").GetInt32() == 1);
    }

    /// <returns>How many rows there were.</returns>
    private static async Task<int> Run(NpgsqlConnection on, string sql)
    {
        await using var command = new NpgsqlCommand(sql, on);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = 0;
        while (await reader.ReadAsync(Ct)) rows++;
        return rows;
    }
}
