using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching;

/// <summary>All that is measured on one catalogue.</summary>
internal sealed class OneSize(DataFiles data, Catalogue catalogue, Options options, Rows rows)
{
    private const int Limit = 20;
    private const int NeedsWhenQuick = 40;
    private const int ManyDocuments = 500_000;

    public void Measure()
    {
        Console.WriteLine($"{catalogue.Count:n0} documents, {catalogue.RealCount:n0} of them real");
        var (marketplace, ours) = MarketplaceIndex.Build(catalogue);
        Add("marketplace-full", ours);
        var (lucene, theirs) = LuceneIndex.Build(catalogue);
        using (lucene)
        {
            Add("lucene-all", theirs);
            foreach (var language in catalogue.Languages)
            {
                Time([new FullAnswer(marketplace, "marketplace-full"), new CandidatesOnly(marketplace), new LuceneEngine(lucene), new LuceneEngine(lucene, 25)], language);
            }
        }
    }

    private void Add(string name, Built built)
    {
        rows.Add(name, catalogue, "build", catalogue.Count / built.Processor.TotalSeconds);
        rows.Add(name, catalogue, "buildOnTheClock", catalogue.Count / built.Elapsed.TotalSeconds);
        rows.Add(name, catalogue, "bytesPerResult", (double)built.Bytes / catalogue.Count);
    }

    private void Time(IReadOnlyList<IEngine> engines, string language)
    {
        foreach (var times in Timing.Interleaved(engines, Needs(language), Limit, rounds: catalogue.Count < ManyDocuments ? 3 : 1))
        {
            rows.Add(times.Engine, catalogue, language, "p50", times.Middle);
            rows.Add(times.Engine, catalogue, language, "p99", times.Percentile99);
            foreach (var (part, middle) in times.MiddleOfParts)
            {
                rows.Add(times.Engine, catalogue, language, "p50 " + part, middle);
            }
        }
    }

    private List<Need> Needs(string language)
    {
        var needs = language == "zh" ? data.ChineseNeeds() : data.EnglishNeeds();
        var step = options.IsQuick ? needs.Count / NeedsWhenQuick : catalogue.Count < ManyDocuments ? 1 : 4;
        return [.. needs.Where((_, i) => i % step == 0)];
    }
}
