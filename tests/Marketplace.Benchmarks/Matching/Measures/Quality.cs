using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <summary>How good an engine's answers are, by the links and judgements of the data.</summary>
internal sealed class Quality(DataFiles data, Catalogue catalogue)
{
    /// <summary>For each linked English need whether one of its results is among the first 10, and the part of them among the first 100; the means.</summary>
    public (double Success10, double Recall100) English(IEngine engine)
    {
        var links = data.Links();
        var needs = data.EnglishNeeds().Select(need => (Need: need, Linked: links[need.Name].Select(catalogue.NumberOf).OfType<int>().ToHashSet())).Where(need => need.Linked.Count > 0).Select(need =>
        {
            var found = engine.Ask(need.Need, 100).Documents;
            return (Success: found.Take(10).Any(need.Linked.Contains) ? 1.0 : 0, Recall: found.Count(need.Linked.Contains) / (double)need.Linked.Count);
        }).ToList();
        return (needs.Average(need => need.Success), needs.Average(need => need.Recall));
    }

    /// <summary>nDCG@10 over the judged results only of each Chinese need that has a good and a poor one; gain 2^(level − 1) − 1. What shares nothing with the need comes last.</summary>
    public double Chinese(IEngine engine)
    {
        var judgements = data.Judgements();
        var gains = new List<double>();
        foreach (var need in data.ChineseNeeds())
        {
            var levels = judgements[need.Name].Where(judged => catalogue.NumberOf(judged.Result) is not null).ToDictionary(judged => catalogue.NumberOf(judged.Result)!.Value, judged => judged.Level);
            if (levels.Values.Any(level => level >= 3) && levels.Values.Any(level => level <= 2))
            {
                var ranked = engine.Ask(need, levels.Count, levels.Keys.ToHashSet()).Documents;
                gains.Add(Gain(ranked.Concat(levels.Keys.Except(ranked)).Select(number => levels[number])) / Gain(levels.Values.OrderDescending()));
            }
        }

        return gains.Average();
    }

    private static double Gain(IEnumerable<int> levels) => levels.Take(10).Select((level, i) => (Math.Pow(2, level - 1) - 1) / Math.Log2(i + 2)).Sum();
}
