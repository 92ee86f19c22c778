namespace Marketplace.Matching;

/// <summary>
/// Fits what can be fitted of a ranking model on a folder of judged texts: the scores (a logistic regression of "level at least 3" on the
/// logarithm of the ranking value) and the cuts of the levels. The weights of the signals are kept: on the public judgements
/// no fit of them was better than chance (see the README of this project).
/// </summary>
public static class Training
{
    /// <param name="version">Of the model that comes out.</param>
    public static RankingModel Fit(DataFolder data, string version, RankingModel? start = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        // With these the score gives back the value: v = m · s / (1 − s).
        var plain = (start ?? RankingModel.Default) with { Version = version, Middle = 1, Slope = 1 };
        var index = new MatchIndex(plain);
        index.Apply(data.ChineseResults(), []);
        var pairs = Judged.Pairs(data, index).SelectMany(need => need).Select(pair => pair with { Score = pair.Score / (1 - pair.Score) }).ToList();
        var (slope, offset) = Logistic.Fit([.. pairs.Where(pair => pair.Score > 0).Select(pair => (Math.Log(pair.Score), pair.Level >= 3))]);
        var model = plain with { Slope = Math.Round(slope, 3), Middle = Math.Round(Math.Exp(-offset / slope), 4) };
        return model with { LevelCuts = [.. LevelCuts.Fit(pairs.Select(pair => pair with { Score = model.Score(pair.Score) })).Select(cut => Math.Round(cut, 4))] };
    }
}
