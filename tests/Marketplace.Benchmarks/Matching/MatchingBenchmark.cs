using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching;

/// <summary>Speed and quality of matching beside what else one would take.</summary>
internal static class MatchingBenchmark
{
    public static async Task<int> Run(string[] args)
    {
        var options = Options.Of(args);
        if (DataFiles.Find(options.Data) is not { } data)
        {
            Console.Error.WriteLine("The texts to measure on are not there: a folder shared/data beside this repository, or one named by --data.");
            return 2;
        }

        var (machine, rows) = (Machine.Now(), new Rows());
        await WarmUp(Catalogue.Of(data, 10_000));
        var knowledge = options.IsQuick ? null : KnowledgeOf(data);
        foreach (var size in options.Sizes)
        {
            await new OneSize(data, Catalogue.Of(data, size), options, rows).Measure(knowledge);
        }

        Report.Write(rows, machine, options);
        return 0;
    }

    // What is compiled on the way is no part of what building costs: so often, and with so much time between, that it is compiled for good.
    private static async Task WarmUp(Catalogue some)
    {
        for (var i = 0; i < 6; i++)
        {
            MarketplaceIndex.Build(some);
            await LuceneIndex.Build(some).Index.DisposeAsync();
            await Task.Delay(400);
        }
    }

    // Of both languages all there is: the dictionary, and what papers in both teach.
    private static Knowledge KnowledgeOf(DataFiles data)
    {
        using var dictionary = data.Dictionary();
        return new Knowledge(Lexicon.Of(CcCedict.Read(dictionary)), BilingualModel.Train([.. data.Pairs().Select(pair => new BilingualPair(pair.Chinese, pair.English))]));
    }
}
