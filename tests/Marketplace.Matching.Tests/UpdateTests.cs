namespace Marketplace.Matching.Tests;

public sealed class UpdateTests(ITestOutputHelper output)
{
    [Fact]
    public void Documents_that_came_later_rank_nearly_as_in_an_index_built_at_once()
    {
        var documents = SharedData.ChineseResults();
        var (whole, grown) = (new MatchIndex(), new MatchIndex());
        whole.Apply(documents, []);
        grown.Apply(documents[..10_500], []);
        foreach (var some in documents[10_500..].Chunk(37)) grown.Apply(some, [some[0].Id, documents[5].Id]);
        grown.Apply([.. documents[10_500..].Chunk(37).Select(some => some[0]), documents[5]], []);
        grown.Count.ShouldBe(whole.Count);

        var queries = SharedData.Rows("zh-needs.jsonl.gz").Take(100).Select(SharedData.Need).ToList();
        var common = queries.Average(query =>
            whole.Search(query, 20).Select(hit => hit.Id).Intersect(grown.Search(query, 20).Select(hit => hit.Id)).Count() / 20.0);
        output.WriteLine($"common among the first 20: {common:0.000}");
        common.ShouldBeGreaterThan(0.95);
    }
}
