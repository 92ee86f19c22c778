using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Marketplace.Tests.Fixtures;

/// <summary>The real process on a database that somebody else keeps, to be killed at any moment.</summary>
internal sealed class RunningService : IDisposable
{
    private readonly Process _process;

    private RunningService(Process process, HttpClient client, ConcurrentQueue<string> log) => (_process, Client, Log) = (process, client, log);

    public HttpClient Client { get; }

    /// <summary>What it wrote to its console, line by line.</summary>
    public ConcurrentQueue<string> Log { get; }

    public static Task<RunningService> Start(string connection, string token, params (string Name, string Value)[] settings) =>
        Start(typeof(Program).Assembly.Location, connection, token, settings);

    /// <param name="program">Of another place than the tests' own.</param>
    public static async Task<RunningService> Start(string program, string connection, string token, (string Name, string Value)[] settings)
    {
        var url = $"http://127.0.0.1:{Random.Shared.Next(20_000, 30_000)}";
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Marketplace"] = connection, ["ASPNETCORE_URLS"] = url, ["Logging__LogLevel__Default"] = "Critical" },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var (process, log) = (new Process { StartInfo = start }, new ConcurrentQueue<string>());
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        var client = new HttpClient { BaseAddress = new Uri(url), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        await Story.Soon(async () =>
        {
            process.HasExited.ShouldBeFalse();
            try
            {
                return (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return new RunningService(process, client, log);
    }

    /// <summary>As kill -9 does.</summary>
    public void Kill() => _process.Kill();

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
