using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Imports;

/// <summary>The real process, killed in the middle of its work again and again.</summary>
public sealed class KilledImportTests(TestServer server) : IAsyncLifetime
{
    private const int Rows = 6_000;
    private const int Kills = 4;
    private const string Read = "select coalesce(sum(read), 0) from imports.imports";
    private const string Open = "select count(*) from imports.imports where status in ('queued', 'running')";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestActor _by = null!;
    private NpgsqlDataSource _database = null!;
    private string _connection = "";

    public async ValueTask InitializeAsync()
    {
        // Another house makes the client, and is gone: what is taken in is taken by those that are killed.
        var app = new TestApp(server);
        await app.InitializeAsync();
        _by = await app.Actor(Role.Manager, OrganizationKind.University);
        _connection = app.ConnectionString;
        _database = NpgsqlDataSource.Create(_connection);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task No_accepted_row_is_lost_and_none_is_doubled()
    {
        var accepted = new List<string>();
        var kills = 0;
        for (var round = 0; ; round++)
        {
            using var process = await Run();
            if (round < 2 && await Sent(process.Client, round) is { } import)
            {
                accepted.Add(import);
            }

            // What is killed while it still comes in was not accepted: it is there as a whole, or not at all.
            var cutOff = round == 1 ? Sent(process.Client, 2) : Task.FromResult<string?>(null);
            var isEnd = kills == Kills || !await WorkIsSeen();
            if (isEnd)
            {
                await AllIsDone();
            }
            else
            {
                process.Kill();
                kills++;
            }

            if (await cutOff is { } late)
            {
                accepted.Add(late);
            }

            if (isEnd)
            {
                break;
            }
        }

        kills.ShouldBeGreaterThanOrEqualTo(2);
        accepted.Count.ShouldBeGreaterThanOrEqualTo(2);
        var imports = await Count("select count(*) from imports.imports where status = 'completed' and read = rows and created = rows");
        imports.ShouldBe(await Count("select count(*) from imports.imports"));
        imports.ShouldBeGreaterThanOrEqualTo(accepted.Count);
        foreach (var import in accepted)
        {
            (await Count($"select created from imports.imports where id = '{import}'")).ShouldBe(Rows);
        }

        (await Count("select count(*) from results.results")).ShouldBe(imports * Rows);
        (await Count("select count(*) from results.results where version = 1 and status = 'published'")).ShouldBe(imports * Rows);
        (await Count("select count(distinct external_id) from results.results")).ShouldBe(imports * Rows);
        (await Count("select count(*) from platform.history where kind = 'result'")).ShouldBe(imports * Rows);
        (await Count("select count(distinct id) from platform.changes where kind = 'result'")).ShouldBe(imports * Rows);
        (await Count("select count(*) from platform.changes where kind = 'result'")).ShouldBe(imports * Rows);
        (await Count("select count(*) from imports.rows")).ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    // That a batch more was taken; or that there is none left.
    private async Task<bool> WorkIsSeen()
    {
        var (before, isSeen) = (await Count(Read), false);
        await Story.Soon(async () =>
        {
            for (var i = 0; i < 10 && !isSeen; i++)
            {
                isSeen = await Count(Read) > before;
                await Task.Delay(10, Ct);
            }

            return isSeen || await Count(Open) == 0;
        });
        return isSeen;
    }

    // However busy the machine is, as long as it goes on.
    private async Task AllIsDone()
    {
        for (long read = -1, now; await Count(Open) > 0; read = now)
        {
            now = await Count(Read);
            now.ShouldBeGreaterThan(read);
            for (var i = 0; i < 900 && await Count(Open) > 0 && await Count(Read) == now; i++) await Task.Delay(100, Ct);
        }
    }

    private async Task<string?> Sent(HttpClient client, int file)
    {
        var rows = new StringBuilder();
        for (var i = 0; i < Rows; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $$"""{"externalId":"{{file}}-{{i}}","organization":"{{_by.Organization}}","title":"Result {{i}} of file {{file}}","summary":"石墨烯导热膜"}""").Append('\n');
        }

        try
        {
            var answer = await client.PostAsync("/v1/imports?kind=results&publish=true", new StringContent(rows.ToString(), Encoding.UTF8, new MediaTypeHeaderValue(FileStory.Rows)), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
            return (await answer.Json()).GetProperty("id").GetString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<long> Count(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    private Task<RunningService> Run() => RunningService.Start(_connection, _by.Token);
}
