namespace Marketplace.Matching.Tests;

/// <summary>The measures of shared/data/README.md.</summary>
internal static class Measures
{
    public sealed record Judged(IReadOnlyList<FieldText> Need, IReadOnlyDictionary<Guid, int> Levels);

    /// <summary>Needs with judged results.</summary>
    public static List<Judged> Judgements()
    {
        var needs = SharedData.Rows("zh-needs.jsonl.gz").ToDictionary(row => row.Id, SharedData.Need);
        return [.. SharedData.Table("zh-judgements.tsv").GroupBy(row => row[0])
            .Select(rows => new Judged(needs[rows.Key], rows.ToDictionary(row => SharedData.Id(row[1]), row => int.Parse(row[2], null))))];
    }

    /// <summary>Mean nDCG@10 over the judged results of each need that has a good one and a poor one; gain 2^(level − 1) − 1.</summary>
    public static double Ndcg(MatchIndex index, IEnumerable<Judged> judgements) => judgements
        .Where(judged => judged.Levels.Values.Any(level => level >= 3) && judged.Levels.Values.Any(level => level <= 2))
        .Average(judged => Gain(index.Score(judged.Need, [.. judged.Levels.Keys]).Select(hit => judged.Levels[hit.Id]))
            / Gain(judged.Levels.Values.OrderDescending()));

    /// <summary>Share of needs with a funded project among the first 10, and mean share of the funded projects among the first 100.</summary>
    public static (double Success10, double Recall100) Links(MatchIndex index)
    {
        var needs = SharedData.Rows("en-needs.jsonl.gz").ToDictionary(row => row.Id, SharedData.Need);
        var found = SharedData.Table("en-links.tsv").GroupBy(row => row[0], row => SharedData.Id(row[1])).Select(linked =>
        {
            var hits = index.Search(needs[linked.Key], 100).Select(hit => hit.Id).ToList();
            return (First: hits.Take(10).Any(linked.Contains), Share: linked.Count(hits.Contains) / (double)linked.Count());
        }).ToList();
        return (found.Average(one => one.First ? 1.0 : 0), found.Average(one => one.Share));
    }

    private static double Gain(IEnumerable<int> levels) =>
        levels.Take(10).Select((level, i) => (Math.Pow(2, level - 1) - 1) / Math.Log2(i + 2)).Sum();
}
