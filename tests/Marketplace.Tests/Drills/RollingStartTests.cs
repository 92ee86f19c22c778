using Marketplace.Integration;
using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>A node that comes is asked when it can answer; a node that goes finishes what it took.</summary>
public sealed class RollingStartTests(TestServer server) : IAsyncLifetime
{
    private readonly TestApp _app = new(server);
    private NpgsqlConnection _owner = null!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _owner = new NpgsqlConnection(server.OwnerOf(_app.ConnectionString) + ";Pooling=false");
        await _owner.OpenAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("needs.needs")]
    [InlineData("results.results")]
    public async Task It_is_ready_when_all_it_matches_is_in_memory_and_not_before(string table)
    {
        await using var hold = await _owner.BeginTransactionAsync(Ct);
        await Run($"lock table {table} in access exclusive mode");
        using var node = RunningService.Begin(_app.ConnectionString);
        await Story.Soon(async () => await node.Health("live") == HttpStatusCode.OK, seconds: 120);
        await Story.Soon(async () => await Run($"select 1 from pg_locks where relation = '{table}'::regclass and not granted") > 0);
        for (var i = 0; i < 10; i++)
        {
            (await node.Health("ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
            await Task.Delay(50, Ct);
        }

        await hold.CommitAsync(Ct);
        await node.IsReady();
    }

    [Fact]
    public async Task A_request_that_waits_and_a_file_that_still_comes_in_are_answered_before_it_goes()
    {
        var by = await _app.Actor(Role.Manager, OrganizationKind.University);
        using var node = await RunningService.Start(_app.ConnectionString, by.Token);
        await using var hold = await _owner.BeginTransactionAsync(Ct);
        await Run("lock table needs.needs in share mode");
        var waiting = node.Client.Send(HttpMethod.Post, "/v1/needs", Items.Body("needs", "It waits for a lock"));
        await Story.Soon(async () => await Run("select 1 from pg_locks where relation = 'needs.needs'::regclass and not granted") > 0);
        var file = new SlowFile($$"""{"externalId":"slow-1","organization":"{{by.Organization}}","title":"A slow file","summary":"It comes in two parts."}""" + "\n");
        var sending = node.Client.PostAsync("/v1/imports?kind=results", file, Ct);
        await file.Begun;

        node.Terminate();
        await Story.Soon(async () => await node.Health("live") is null);
        (waiting.IsCompleted, sending.IsCompleted).ShouldBe((false, false));
        await hold.CommitAsync(Ct);
        file.GoOn();

        (await waiting).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await sending).StatusCode.ShouldBe(HttpStatusCode.Accepted, await (await sending).Content.ReadAsStringAsync(Ct));
        (await node.ExitCode()).ShouldBe(0);
        (await _app.InDatabase(db => db.Needs.CountAsync(Ct))).ShouldBe(1);
        // The file was staged whole; another node takes it in.
        await Story.Soon(async () => (await _app.Read(by, "/v1/results?status=draft")).Titles().Contains("A slow file"));
        (await Run("select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'")).ShouldBe(0);
    }

    private async Task<int> Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _owner);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = 0;
        while (await reader.ReadAsync(Ct)) rows++;
        return rows;
    }

    /// <summary>Half of it, and the other half when it is told to.</summary>
    private sealed class SlowFile : HttpContent
    {
        private readonly byte[] _all;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowFile(string all)
        {
            _all = System.Text.Encoding.UTF8.GetBytes(all);
            Headers.ContentType = new(FileStory.Rows);
        }

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_all.AsMemory(0, 20), Ct);
            await stream.FlushAsync(Ct);
            _begun.SetResult();
            await _goOn.Task;
            await stream.WriteAsync(_all.AsMemory(20), Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _all.Length;
            return true;
        }
    }
}
