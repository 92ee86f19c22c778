namespace Marketplace.Matching;

/// <summary>A judged pair of one need, with the value by which it was ranked.</summary>
internal readonly record struct JudgedPair(int Need, double Score, int Level);

/// <summary>The Chinese judgements: pairs of a need and a result with a level from 1 to 4.</summary>
internal static class Judged
{
    /// <summary>For each judged need its pairs, best ranked first.</summary>
    public static List<List<JudgedPair>> Pairs(DataFolder data, MatchIndex index)
    {
        var needs = data.Rows("zh-needs.jsonl.gz").ToDictionary(row => row.Id, DataFolder.Need);
        return [.. data.Table("zh-judgements.tsv").GroupBy(row => row[0]).Select((rows, number) =>
        {
            var levels = rows.ToDictionary(row => DataFolder.Id(row[1]), row => int.Parse(row[2], null));
            return index.Score(needs[rows.Key], levels.Keys).Select(hit => new JudgedPair(number, hit.Score, levels[hit.Id])).ToList();
        })];
    }

    /// <summary>nDCG@10 of each need that has a good and a poor one; gain 2^(level − 1) − 1.</summary>
    public static List<double> Ndcg(IEnumerable<List<JudgedPair>> needs) =>
        [.. needs.Where(pairs => pairs.Any(pair => pair.Level >= 3) && pairs.Any(pair => pair.Level <= 2))
            .Select(pairs => Gain(pairs.Select(pair => pair.Level)) / Gain(pairs.Select(pair => pair.Level).OrderDescending()))];

    /// <summary>
    /// The level told for each pair, by cuts learned from the other needs: ten folds, need by need.
    /// </summary>
    public static List<(int Told, int Given)> Levels(List<List<JudgedPair>> needs)
    {
        const int Folds = 10;
        return [.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var cuts = LevelCuts.Fit(needs.Where((_, i) => i % Folds != fold).SelectMany(pairs => pairs));
            return needs.Where((_, i) => i % Folds == fold).SelectMany(pairs => pairs).Select(pair => (1 + cuts.Count(cut => pair.Score >= cut), pair.Level));
        })];
    }

    private static double Gain(IEnumerable<int> levels) =>
        levels.Take(10).Select((level, i) => (Math.Pow(2, level - 1) - 1) / Math.Log2(i + 2)).Sum();
}
