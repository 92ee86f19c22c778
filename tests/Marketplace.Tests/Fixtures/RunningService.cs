using System.Diagnostics;
using System.Net.Http.Headers;

namespace Marketplace.Tests.Fixtures;

/// <summary>The real process on a database that somebody else keeps, to be killed at any moment.</summary>
internal sealed class RunningService : IDisposable
{
    private readonly Process _process;

    private RunningService(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    public int Port => Client.BaseAddress!.Port;

    public static int SomePort() => Random.Shared.Next(20_000, 30_000);

    /// <param name="token">Of whom its client is; nobody without one.</param>
    public static async Task<RunningService> Start(string connection, string token = "", int? port = null)
    {
        var service = Begin(connection, token, port);
        await service.IsReady();
        return service;
    }

    /// <summary>As <see cref="Start"/>, and it may not answer yet.</summary>
    public static RunningService Begin(string connection, string token = "", int? port = null)
    {
        var url = $"http://127.0.0.1:{port ?? SomePort()}";
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            Environment =
            {
                ["ConnectionStrings__Marketplace"] = connection,
                ["ASPNETCORE_URLS"] = url,
                ["Logging__LogLevel__Default"] = "Critical",
                ["Logging__LogLevel__Microsoft"] = "Critical",
                ["Logging__LogLevel__Marketplace.Platform.Http"] = "Error",
                ["RateLimit__PerSecond"] = "0",
                ["RateLimit__TokenPerSecond"] = "0",
            },
        })!;
        // A test that hangs says where.
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        if (token.Length > 0) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new RunningService(process, client);
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
