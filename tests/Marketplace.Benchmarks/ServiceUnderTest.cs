using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Marketplace.Platform.Data;
using Npgsql;

namespace Marketplace.Benchmarks;

/// <summary>The service as anyone starts it, in a folder of its own, with a PostgreSQL of its own.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-bench-{Guid.NewGuid():n}");
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(30) };
    private readonly ServiceProcess _process;

    private ServiceUnderTest(string program) => _process = new(program, _folder);

    public Process Process => _process.Running!;

    /// <summary>Where it keeps its indexes.</summary>
    public string Snapshots => _process.Snapshots;

    public string Url => _process.Url;

    /// <summary>An operator's.</summary>
    public HttpClient Client => _client;

    /// <summary>Of an operator, with the name of its client.</summary>
    public string Token { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    /// <summary>As the service itself connects.</summary>
    public Task<string> Connection() => File.ReadAllTextAsync(Path.Combine(_folder, "connection"));

    /// <param name="program">Its assembly; null is the one that was built with this.</param>
    public static async Task<ServiceUnderTest> Start(string? program = null)
    {
        var service = Leftovers.Keep(new ServiceUnderTest(program ?? typeof(Platform.Money).Assembly.Location));
        Directory.CreateDirectory(service._folder);
        service._client.BaseAddress = new Uri(service.Url);
        await service._process.Run(service._client);
        var clients = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(service._folder, "clients.json")));
        var by = clients.EnumerateArray().First(c => c.GetProperty("role").GetString() == "operator");
        var token = await service._client.PostAsync("/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = by.GetProperty("clientId").GetString()!,
            ["client_secret"] = by.GetProperty("clientSecret").GetString()!,
        }));
        service.ClientId = by.GetProperty("clientId").GetString()!;
        service.Token = (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        service._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Token);
        return service;
    }

    /// <summary>Ends it, as who runs it would, and starts it with the data that there are.</summary>
    /// <param name="between">What is done while it is down.</param>
    /// <returns>From its start until it is ready to answer.</returns>
    public async Task<TimeSpan> Again(Action? between = null)
    {
        await _process.End();
        between?.Invoke();
        return await _process.Run(_client);
    }

    /// <returns>From the first byte sent to <c>completed</c>, and the import as it then is.</returns>
    public async Task<(TimeSpan Elapsed, JsonElement Import)> Import(string kind, byte[] file)
    {
        var clock = Stopwatch.StartNew();
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var accepted = await _client.PostAsync($"/v1/imports?kind={kind}&publish=true", content);
        accepted.EnsureSuccessStatusCode();
        while (true)
        {
            var import = await _client.GetFromJsonAsync<JsonElement>(accepted.Headers.Location);
            if (import.GetProperty("status").GetString() is not ("queued" or "running"))
            {
                return import.GetProperty("status").GetString() == "completed" ? (clock.Elapsed, import) : throw new InvalidOperationException(import.ToString());
            }

            await Task.Delay(20);
        }
    }

    public Task<(TimeSpan Elapsed, JsonElement Import)> Import(string kind, IEnumerable<string> rows) => Import(kind, Encoding.UTF8.GetBytes(string.Join('\n', rows)));

    /// <summary>Until it has nothing left to do: lists find the last import by its words, and its processor time stands still, which it does when the matcher has read it.</summary>
    public async Task<TimeSpan> HasRest()
    {
        var clock = Stopwatch.StartNew();
        await using var owner = await Owner();
        await using var due = owner.CreateCommand("select not exists (select from platform.search_due)");
        for (var quiet = 0; quiet < 3;)
        {
            Process.Refresh();
            var before = Process.TotalProcessorTime;
            await Task.Delay(1000);
            Process.Refresh();
            quiet = (bool)(await due.ExecuteScalarAsync())! && Process.TotalProcessorTime - before < TimeSpan.FromMilliseconds(150) ? quiet + 1 : 0;
        }

        return clock.Elapsed - TimeSpan.FromSeconds(3);
    }

    /// <summary>As the owner of the database.</summary>
    public async Task<NpgsqlDataSource> Owner()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        var port = new NpgsqlConnectionStringBuilder(await File.ReadAllTextAsync(Path.Combine(_folder, "connection"))).Port;
        return NpgsqlDataSource.Create((await PostgresPlace.For(Path.Combine(_folder, "postgres"))).Connection(port));
    }

    public async ValueTask DisposeAsync()
    {
        if (!Leftovers.Take(this))
        {
            return;
        }

        _client.Dispose();
        await _process.End();
        Directory.Delete(_folder, recursive: true);
    }
}
