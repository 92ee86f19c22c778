using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Benchmarks;

/// <summary>The process of a service whose data lie in a folder: it may end, and start again.</summary>
internal sealed class ServiceProcess(string program, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Null before the first start.</summary>
    public Process? Running { get; private set; }

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Where it keeps its indexes.</summary>
    public string Snapshots { get; } = Path.Combine(folder, "snapshots");

    /// <returns>From its start until it is ready to answer.</returns>
    public async Task<TimeSpan> Run(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        Running = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", Url, "--data", folder, "--empty", "true"])
        {
            // One client is asked for all that the machine can do.
            Environment = { ["Logging__LogLevel__Default"] = "Warning", ["RateLimit__PerSecond"] = "0", ["Matching__SnapshotFolder"] = Snapshots },
        })!;
        while (true)
        {
            try
            {
                (await client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
                return clock.Elapsed;
            }
            catch (HttpRequestException) when (clock.Elapsed < Patience && !Running.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>As who runs it would.</summary>
    public async Task End()
    {
        // None yet, where it is cut off while it begins.
        if (Running is not null)
        {
            Process.Start("kill", ["-TERM", $"{Running.Id}"]);
            await Running.WaitForExitAsync();
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
