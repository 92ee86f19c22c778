using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching;

/// <summary>Speed and quality of matching beside what else one would take.</summary>
internal static class MatchingBenchmark
{
    public static int Run(string[] args)
    {
        var options = Options.Of(args);
        if (DataFiles.Find(options.Data) is not { } data)
        {
            Console.Error.WriteLine("The texts to measure on are not there: a folder shared/data beside this repository, or one named by --data.");
            return 2;
        }

        WarmUp(Catalogue.Of(data, 2000));
        var rows = new Rows();
        foreach (var size in options.Sizes)
        {
            new OneSize(data, Catalogue.Of(data, size), options, rows).Measure();
        }

        return 0;
    }

    // What is compiled on the way is no part of what building costs.
    private static void WarmUp(Catalogue few)
    {
        for (var i = 0; i < 2; i++)
        {
            MarketplaceIndex.Build(few);
            LuceneIndex.Build(few).Index.Dispose();
        }
    }
}
