using System.Globalization;

namespace Marketplace.Matching;

/// <summary>What one strength of spreading costs and brings.</summary>
/// <param name="Language">Of needs and results.</param>
/// <param name="Quality">Of the judged or linked needs.</param>
/// <param name="Coverage">The part of the results that stood among the first ten of a need.</param>
/// <param name="Gini">Of how often each did: 0 all alike, towards 1 always one.</param>
/// <param name="Most">To how many needs the most shown was shown.</param>
public sealed record SpreadingCost(string Language, double Strength, IReadOnlyList<Figure> Quality, double Coverage, double? Gini, int Most);

/// <summary>All needs of a language ask in turn, each after what was shown to those before.</summary>
public sealed record SpreadingReport(IReadOnlyList<SpreadingCost> Costs)
{
    private const int First = 10;
    private static readonly double[] Strengths = [0, 0.1, 0.2, 0.5, 1];

    public static SpreadingReport Of(DataFolder data, RankingModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var judged = data.Table("zh-judgements.tsv").GroupBy(row => row[0]).ToDictionary(rows => rows.Key, rows => rows.ToDictionary(row => DataFolder.Id(row[1]), row => int.Parse(row[2], null)));
        var linked = data.Table("en-links.tsv").GroupBy(row => row[0], row => DataFolder.Id(row[1])).ToDictionary(rows => rows.Key, rows => rows.ToHashSet());
        return new([.. new[] { ("zh", data.ChineseResults()), ("en", data.EnglishResults()) }.SelectMany(catalogue =>
        {
            var (language, results) = catalogue;
            var index = new MatchIndex(model);
            index.Apply(results, []);
            var needs = data.Rows($"{language}-needs.jsonl.gz").OrderBy(row => DataFolder.Id(row.Id)).ToList();
            return Strengths.Select(strength => Ask(index, language, needs, strength, judged, linked));
        })]);
    }

    /// <summary>As a table in Markdown.</summary>
    public override string ToString() => string.Join('\n', (string[])
    [
        "| needs | spread | quality | part of the results shown | Gini | most shown |", "|---|---|---|---|---|---|",
        .. Costs.Select(c => string.Create(CultureInfo.InvariantCulture,
            $"| {c.Language} | {c.Strength} | {string.Join(", ", c.Quality.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Name} {q.Value:0.000}")))} | {c.Coverage:0.000} | {c.Gini:0.000} | {c.Most} |")),
    ]) + "\n";

    private static SpreadingCost Ask(
        MatchIndex index, string language, List<DataFolder.Row> needs, double strength, Dictionary<string, Dictionary<Guid, int>> judged, Dictionary<string, HashSet<Guid>> linked)
    {
        var (shown, pairs, success, recall) = (new Dictionary<Guid, int>(), new List<List<JudgedPair>>(), new List<double>(), new List<double>());
        foreach (var need in needs)
        {
            using var question = index.Ask(DataFolder.Need(need), new Spreading(strength, shown));
            var hits = question.Search(100).Select(hit => hit.Id).ToList();
            if (judged.TryGetValue(need.Id, out var levels)) pairs.Add([.. question.Score(levels.Keys).Select(hit => new JudgedPair(pairs.Count, hit.Score, levels[hit.Id]))]);
            if (linked.TryGetValue(need.Id, out var own))
            {
                success.Add(hits.Take(First).Any(own.Contains) ? 1 : 0);
                recall.Add(own.Count(hits.Contains) / (double)own.Count);
            }
            foreach (var id in hits.Take(First)) shown[id] = shown.GetValueOrDefault(id) + 1;
        }
        return new(language, strength, pairs.Count > 0 ? [new("nDCG@10", Judged.Ndcg(pairs))] : [new("Success@10", success), new("Recall@100", recall)],
            shown.Count / (double)index.Count, Gini.Of(shown.Values, index.Count), shown.Values.Max());
    }
}
