using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching.Measures;

internal static class Throughput
{
    /// <summary>Answers a second of two threads against those of one, each by turns for a while; the middle of the turns.</summary>
    public static double TwoAgainstOne(IEngine engine, IReadOnlyList<Need> needs, TimeSpan each, int turns = 3)
    {
        PerSecond(engine, needs, 2, each / 4);
        return Times.Percentile([.. Enumerable.Range(0, turns).Select(_ => 1 / PerSecond(engine, needs, 1, each) * PerSecond(engine, needs, 2, each))], 0.5);
    }

    /// <summary>Seconds in which two cores answer all these needs, the first of each, without reasons.</summary>
    public static double Everything(MarketplaceIndex marketplace, IReadOnlyList<Need> needs, int limit)
    {
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(needs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, need => marketplace.Index.Search(MatchItems.Texts(need), limit));
        return clock.Elapsed.TotalSeconds;
    }

    private static double PerSecond(IEngine engine, IReadOnlyList<Need> needs, int threads, TimeSpan during)
    {
        var (clock, answered) = (Stopwatch.StartNew(), 0);
        var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            // Each its own way through the needs.
            for (var i = thread * needs.Count / threads; clock.Elapsed < during; i++)
            {
                engine.Ask(needs[i % needs.Count], 20);
                Interlocked.Increment(ref answered);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return answered / clock.Elapsed.TotalSeconds;
    }
}
