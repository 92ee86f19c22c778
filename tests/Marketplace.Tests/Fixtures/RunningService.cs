using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Marketplace.Tests.Fixtures;

/// <summary>The real process on a database that somebody else keeps, to be killed at any moment.</summary>
internal sealed class RunningService : IDisposable
{
    private static readonly ConcurrentDictionary<int, bool> _given = [];
    private readonly Process _process;

    private RunningService(Process process, HttpClient client, ConcurrentQueue<string> log) => (_process, Client, Log) = (process, client, log);

    public HttpClient Client { get; }

    /// <summary>What it wrote to its console, line by line.</summary>
    public ConcurrentQueue<string> Log { get; }

    public int Port => Client.BaseAddress!.Port;

    /// <summary>Below those that the system gives away itself; nobody listens there, and nobody else here was told of it.</summary>
    public static int SomePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
            }
            catch (SocketException)
            {
                continue;
            }

            if (_given.TryAdd(port, true)) return port;
        }
    }

    /// <param name="token">Of whom its client is; nobody without one.</param>
    public static Task<RunningService> Start(string connection, string token, params (string Name, string Value)[] settings) =>
        Start(typeof(Program).Assembly.Location, connection, token, settings);

    /// <param name="program">Of another place than the tests' own.</param>
    public static async Task<RunningService> Start(string program, string connection, string token, (string Name, string Value)[] settings)
    {
        var service = Begin(connection, token, null, program, settings);
        await service.IsReady();
        return service;
    }

    public static async Task<RunningService> Start(string connection, string token = "", int? port = null)
    {
        var service = Begin(connection, token, port);
        await service.IsReady();
        return service;
    }

    /// <summary>As <see cref="Start(string, string, int?)"/>, and it may not answer yet.</summary>
    public static RunningService Begin(string connection, string token = "", int? port = null) => Begin(connection, token, port, typeof(Program).Assembly.Location);

    private static RunningService Begin(string connection, string token, int? port, string program, params (string Name, string Value)[] settings)
    {
        var url = $"http://127.0.0.1:{port ?? SomePort()}";
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__Marketplace"] = connection,
                ["ASPNETCORE_URLS"] = url,
                ["Logging__LogLevel__Default"] = "Critical",
                ["RateLimit__PerSecond"] = "0",
                ["RateLimit__TokenPerSecond"] = "0",
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var (process, log) = (new Process { StartInfo = start }, new ConcurrentQueue<string>());
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        // A test that hangs says where.
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        if (token.Length > 0) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new RunningService(process, client, log);
    }

    public Task IsReady() => Story.Soon(async () => await Health("ready") == HttpStatusCode.OK, seconds: 120);

    /// <returns>Null where nobody answers.</returns>
    public async Task<HttpStatusCode?> Health(string of)
    {
        _process.HasExited.ShouldBeFalse();
        try
        {
            return (await Client.GetAsync($"/health/{of}", TestContext.Current.CancellationToken)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>As kill -9 does.</summary>
    public void Kill() => _process.Kill();

    public void Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

    public async Task<int> ExitCode()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
    }
}
