using static Marketplace.Matching.Tests.Measures;

namespace Marketplace.Matching.Tests;

/// <summary>Floors under the quality on the public judgements: lower figures mean that something broke.</summary>
public sealed class QualityTests(ITestOutputHelper output)
{
    [Fact]
    public void Chinese_needs_find_the_results_that_experts_call_good()
    {
        var ndcg = Ndcg(IndexOf(SharedData.ChineseResults()), Judgements());
        output.WriteLine($"zh nDCG@10 {ndcg:0.000}");
        ndcg.ShouldBeGreaterThan(0.62);
    }

    [Fact]
    public void English_needs_find_the_projects_funded_under_them()
    {
        var (success, recall) = Links(IndexOf(SharedData.EnglishResults()));
        output.WriteLine($"en Success@10 {success:0.000}, Recall@100 {recall:0.000}");
        success.ShouldBeGreaterThan(0.88);
        recall.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void A_catalogue_in_two_languages_serves_both()
    {
        var index = IndexOf([.. SharedData.ChineseResults(), .. SharedData.EnglishResults()]);
        var (ndcg, (success, recall)) = (Ndcg(index, Judgements()), Links(index));
        output.WriteLine($"mixed: zh nDCG@10 {ndcg:0.000}, en Success@10 {success:0.000}, Recall@100 {recall:0.000}");
        ndcg.ShouldBeGreaterThan(0.60);
        success.ShouldBeGreaterThan(0.80);
    }

    [Fact]
    public void Levels_are_told_about_as_often_as_experts_tell_them()
    {
        var index = IndexOf(SharedData.ChineseResults());
        var pairs = Judgements().SelectMany(judged => index.Score(judged.Need, [.. judged.Levels.Keys])
            .Select(hit => (Told: (int)Levels.Of(hit.Score), Given: judged.Levels[hit.Id]))).ToList();
        var good = pairs.Where(pair => pair.Given >= 3).ToList();
        output.WriteLine($"zh level error {pairs.Average(pair => Math.Abs(pair.Told - pair.Given)):0.000}, "
            + $"recall of levels 3 and 4 {good.Average(pair => pair.Told >= 3 ? 1.0 : 0):0.000}");
        for (var level = 1; level <= 4; level++)
            pairs.Average(pair => pair.Told == level ? 1.0 : 0).ShouldBe(pairs.Average(pair => pair.Given == level ? 1.0 : 0), 0.03);
    }

    private static MatchIndex IndexOf(IReadOnlyCollection<Document> documents)
    {
        var index = new MatchIndex();
        index.Apply(documents, []);
        return index;
    }
}
