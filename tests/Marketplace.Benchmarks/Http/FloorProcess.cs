using System.Diagnostics;

namespace Marketplace.Benchmarks.Http;

/// <summary>The floor in a process of its own, as the service has one, on the same database.</summary>
internal sealed class FloorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FloorProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public static async Task<FloorProcess> Start(ServiceUnderTest service)
    {
        var url = $"http://127.0.0.1:{ServiceProcess.FreePort()}";
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Floor).Assembly.Location, "floor", url, service.ClientId])
        {
            // Collected as a web service is.
            Environment = { [Floor.ConnectionSetting] = await service.Connection(), ["DOTNET_gcServer"] = "1" },
        })!;
        var floor = Leftovers.Keep(new FloorProcess(process, url));
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        for (var i = 0; ; i++)
        {
            try
            {
                (await client.GetAsync(new Uri("/v1/needs?limit=1", UriKind.Relative))).EnsureSuccessStatusCode();
                return floor;
            }
            catch (HttpRequestException) when (i < 150 && !process.HasExited)
            {
                await Task.Delay(200);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Leftovers.Take(this))
        {
            return;
        }

        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
