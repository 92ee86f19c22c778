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
    public void The_level_told_is_near_the_level_that_experts_give()
    {
        var index = IndexOf(SharedData.ChineseResults());
        var pairs = Judgements().SelectMany(judged => index.Score(judged.Need, [.. judged.Levels.Keys])
            .Select(hit => (Told: (int)hit.Level, Given: judged.Levels[hit.Id]))).ToList();
        var (good, error) = (pairs.Where(pair => pair.Given >= 3).ToList(), pairs.Average(pair => Math.Abs(pair.Told - pair.Given)));
        output.WriteLine($"zh level error {error:0.000}, recall of levels 3 and 4 {good.Average(pair => pair.Told >= 3 ? 1.0 : 0):0.000}");
        error.ShouldBeLessThan(0.46);
    }

    private static MatchIndex IndexOf(IReadOnlyCollection<Document> documents)
    {
        var index = new MatchIndex();
        index.Apply(documents, []);
        return index;
    }
}
