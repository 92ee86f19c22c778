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
        ndcg.ShouldBeGreaterThan(0.60);
    }

    [Fact]
    public void English_needs_find_the_projects_funded_under_them()
    {
        var (success, recall) = Links(IndexOf(SharedData.EnglishResults()));
        output.WriteLine($"en Success@10 {success:0.000}, Recall@100 {recall:0.000}");
        success.ShouldBeGreaterThan(0.80);
        recall.ShouldBeGreaterThan(0.90);
    }

    private static MatchIndex IndexOf(IReadOnlyCollection<Document> documents)
    {
        var index = new MatchIndex();
        index.Apply(documents, []);
        return index;
    }
}
