using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <summary>What was measured on one catalogue, as rows.</summary>
internal sealed class Figures(Rows rows, Catalogue catalogue, DataFiles data)
{
    /// <summary>Of the whole catalogue.</summary>
    public void Add(string name, string metric, double value) => rows.Add(name, catalogue, metric, value);

    public void Add(string name, Built built)
    {
        rows.Add(name, catalogue, "build", catalogue.Count / built.Processor.TotalSeconds);
        rows.Add(name, catalogue, "buildOnTheClock", catalogue.Count / built.Elapsed.TotalSeconds);
        rows.Add(name, catalogue, "bytesPerResult", (double)built.Bytes / catalogue.Count);
    }

    /// <param name="givenUpAfter">Who takes longer is not waited for.</param>
    public void Add(Times times, string language, TimeSpan? givenUpAfter = null)
    {
        foreach (var (metric, value) in new[] { ("p50", times.Middle), ("p99", times.Percentile99) })
        {
            rows.Add(times.Engine, catalogue, language, metric, value, isCapped: value >= givenUpAfter?.TotalMilliseconds);
        }

        foreach (var (part, middle) in times.MiddleOfParts)
        {
            rows.Add(times.Engine, catalogue, language, "p50 " + part, middle);
        }
    }

    /// <summary>How good its answers are.</summary>
    public void Add(IEngine engine)
    {
        var quality = new Quality(data, catalogue);
        var (success, recall) = quality.English(engine);
        rows.Add(engine.Name, catalogue, "en", "success10", success);
        rows.Add(engine.Name, catalogue, "en", "recall100", recall);
        if (!catalogue.IsEnglish)
        {
            rows.Add(engine.Name, catalogue, "zh", "ndcg10", quality.Chinese(engine));
        }
    }
}
