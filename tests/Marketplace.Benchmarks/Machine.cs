using System.Globalization;
using System.Runtime.InteropServices;

namespace Marketplace.Benchmarks;

/// <summary>On what, and when, something was measured.</summary>
internal sealed record Machine(string Date, string Processor, int Processors, double MemoryGigabytes, string Runtime, string LoadBefore)
{
    public static Machine Now() => new(
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ProcessorName(), Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9), RuntimeInformation.FrameworkDescription, File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Date}, {Processors} cores of {Processor}, {MemoryGigabytes} GB, {Runtime}, load average {LoadBefore} when it began");

    private static string ProcessorName() => (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [])
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
}
