using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <summary>The time of each need, of one language, by one engine, in ms.</summary>
internal sealed record Times(string Engine, IReadOnlyList<double> Whole, IReadOnlyDictionary<string, double> MiddleOfParts)
{
    public double Middle => Percentile(Whole, 0.5);

    public double Percentile99 => Percentile(Whole, 0.99);

    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}

internal static class Timing
{
    private const int AtATurn = 25;

    /// <summary>
    /// One thread; a few dozen needs by each engine in turn, so that what slows the machine slows all of them, and none has to fetch from the memory for every
    /// need what the one before drove out of the caches. Each need is asked in several rounds, and its time is the middle of those: the percentiles are over needs,
    /// not over what else the machine did.
    /// </summary>
    public static IReadOnlyList<Times> Interleaved(IReadOnlyList<IEngine> engines, IReadOnlyList<Need> needs, int limit, int rounds, int warmUps = 240)
    {
        WarmUp(engines, needs, limit, warmUps);
        var answers = engines.Select(_ => needs.Select(_ => new List<Answer>(rounds)).ToArray()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var some in Enumerable.Range(0, needs.Count).Chunk(AtATurn))
            {
                for (var turn = 0; turn < engines.Count; turn++)
                {
                    var engine = (some[0] + round + turn) % engines.Count;
                    foreach (var i in some)
                    {
                        answers[engine][i].Add(engines[engine].Ask(needs[i], limit));
                    }
                }
            }
        }

        return [.. engines.Select((engine, e) => new Times(engine.Name, [.. answers[e].Select(a => Times.Percentile(a.Select(x => x.Took.TotalMilliseconds), 0.5))], Parts(answers[e])))];
    }

    // So often, and with so much time between, that the runtime has compiled for good what runs often: it does so in the background, when nothing new is met.
    private static void WarmUp(IReadOnlyList<IEngine> engines, IReadOnlyList<Need> needs, int limit, int times)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var engine in engines)
            {
                engine.Ask(needs[i * needs.Count / times], limit);
            }

            if (i % Math.Max(1, times / 6) == 0)
            {
                Thread.Sleep(400);
            }
        }
    }

    private static Dictionary<string, double> Parts(List<Answer>[] answers) => answers[0][0].Parts is not { Count: > 1 } parts ? []
        : parts.Select((part, p) => (part.Name, Took: Times.Percentile(answers.Select(a => Times.Percentile(a.Select(x => x.Parts[p].Took.TotalMilliseconds), 0.5)), 0.5)))
            .ToDictionary(part => part.Name, part => part.Took);
}
