using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Marketplace.Benchmarks.Http;

/// <param name="PerSecond">Answers of 2xx a second.</param>
/// <param name="P50">ms, as is <paramref name="P99"/>.</param>
internal sealed record Load(double PerSecond, double P50, double P99);

/// <summary>wrk: one thread, so many connections, each of which asks again when it is answered.</summary>
internal static class Wrk
{
    private const string Mark = "figures:";

    /// <param name="paths">Asked by lot.</param>
    /// <param name="bodies">Posted by lot; where there are none, it is a GET.</param>
    public static async Task<Load> Run(string url, string token, IReadOnlyList<string> paths, IReadOnlyList<string> bodies, int connections, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(token, paths, bodies));
            var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "-s", script, url]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var figures = output.Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal))[Mark.Length..].Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
            return figures is [var answered, var microseconds, 0, var p50, var p99] && answered > 0
                ? new Load(answered / (microseconds / 1e6), p50 / 1e3, p99 / 1e3)
                : throw new InvalidOperationException($"Not everything was answered well:\n{output}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Script(string token, IReadOnlyList<string> paths, IReadOnlyList<string> bodies) => $$"""
        local paths = { {{string.Join(", ", paths.Select(Quoted))}} }
        local bodies = { {{string.Join(", ", bodies.Select(Quoted))}} }
        local headers = { ["Authorization"] = "Bearer {{token}}", ["Content-Type"] = "application/json" }
        request = function()
            local body = #bodies > 0 and bodies[math.random(#bodies)] or nil
            return wrk.format(body and "POST" or "GET", paths[math.random(#paths)], headers, body)
        end
        done = function(summary, latency)
            local e = summary.errors
            io.write(string.format("{{Mark}} %d %d %d %d %d\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    // Lua's own way of writing any bytes down.
    private static string Quoted(string text) => $"\"{string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Select(b => b is >= 32 and < 127 and not ((byte)'"' or (byte)'\\') ? $"{(char)b}" : $"\\{b:000}"))}\"";

    public static string Json(object value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
