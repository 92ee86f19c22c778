using System.Diagnostics;
using System.Net.Http.Headers;

namespace Marketplace.Tests.Fixtures;

/// <summary>The real process on a database that somebody else keeps, to be killed at any moment.</summary>
internal sealed class RunningService : IDisposable
{
    private readonly Process _process;

    private RunningService(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    public static async Task<RunningService> Start(string connection, string token)
    {
        var url = $"http://127.0.0.1:{Random.Shared.Next(20_000, 30_000)}";
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            Environment = { ["ConnectionStrings__Marketplace"] = connection, ["ASPNETCORE_URLS"] = url, ["Logging__LogLevel__Default"] = "Critical" },
        })!;
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
        return new RunningService(process, client);
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
