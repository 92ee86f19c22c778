namespace Marketplace.Matching.Tests;

public sealed class MatchIndexTests
{
    private static readonly string[] Titles =
        ["石墨烯 导热膜 制备 方法", "锂离子 电池 正极 材料", "Graphene membranes for desalination", "Lithium-ion battery cathode materials", "水性 锂电池 粘结剂"];

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static Document Doc(int n, string title) => new(Id(n), [new(Field.Title, title)]);

    private static FieldText[] Query(string title) => [new(Field.Title, title)];

    private static MatchIndex Small()
    {
        var index = new MatchIndex();
        index.Apply([.. Titles.Select((title, n) => Doc(n, title))], []);
        return index;
    }

    [Theory]
    [InlineData("石墨烯膜", 0)]
    [InlineData("锂离子电池材料", 1)]
    [InlineData("DESALINATION membrane", 2)]
    [InlineData("cathodes of lithium-ion batteries", 3)]
    public void The_document_that_shares_most_comes_first(string query, int best) =>
        Small().Search(Query(query), 3)[0].Id.ShouldBe(Id(best));

    [Theory]
    [InlineData("")]
    [InlineData("the of 2024 !?")]
    [InlineData("xyzzy 龘")]
    public void A_query_without_a_known_term_finds_nothing_and_scores_zero(string query)
    {
        Small().Search(Query(query), 10).ShouldBeEmpty();
        Small().Score(Query(query), [Id(0), Id(0), Id(99)]).ShouldBe([new(Id(0), 0, Level.None)]);
        Small().Explain(Query(query), Doc(0, Titles[0])).Parts.Values.ShouldAllBe(share => share == 0);
    }

    [Fact]
    public void An_empty_index_answers_nothing()
    {
        var index = new MatchIndex();
        index.Count.ShouldBe(0);
        index.Search(Query("石墨烯"), 10).ShouldBeEmpty();
        index.Search([], 10).ShouldBeEmpty();
        index.Explain(Query("石墨烯"), Doc(0, "石墨烯")).Score.ShouldBeInRange(0.1, 1);
    }

    [Fact]
    public void A_document_without_a_text_is_kept_and_never_found()
    {
        var index = Small();
        index.Apply([new(Id(7), []), Doc(8, "")], []);
        index.Count.ShouldBe(7);
        index.Score(Query("石墨烯"), [Id(7), Id(8)]).ShouldAllBe(hit => hit.Score == 0);
    }

    [Fact]
    public void A_document_is_replaced_removed_and_put_again()
    {
        var index = Small();
        index.Apply([Doc(0, "水稻 育种")], []);
        index.Search(Query("石墨烯导热"), 10).ShouldBeEmpty();
        index.Search(Query("稻"), 10).Single().Id.ShouldBe(Id(0));
        index.Apply([], [Id(0), Id(99)]);
        (index.Count, index.Search(Query("稻"), 10).Count).ShouldBe((4, 0));
        index.Apply([Doc(0, "玉米"), Doc(0, "水稻")], []);
        (index.Count, index.Search(Query("稻"), 10).Count).ShouldBe((5, 1));
        index.Apply([Doc(0, "水稻")], [Id(0)]);
        index.Count.ShouldBe(4);
        index.Apply([], [.. Enumerable.Range(0, 9).Select(Id)]);
        index.Count.ShouldBe(0);
    }

    [Fact]
    public void Equal_scores_stand_in_the_order_of_their_ids()
    {
        var index = new MatchIndex();
        index.Apply([.. Enumerable.Range(0, 50).Reverse().Select(n => Doc(n, "石墨烯"))], []);
        index.Search(Query("石墨烯"), 7).Select(hit => hit.Id).ShouldBe(Enumerable.Range(0, 7).Select(Id));
    }

    [Fact]
    public void Limit_and_filter_hold()
    {
        Small().Search(Query("锂电池"), 0).ShouldBeEmpty();
        Small().Search(Query("锂电池"), 1).Count.ShouldBe(1);
        Small().Search(Query("锂电池"), 9, id => id == Id(1)).Single().Id.ShouldBe(Id(1));
    }

    [Fact]
    public void The_more_is_shared_the_higher_the_score_and_the_same_text_scores_highest()
    {
        var scores = new[] { "锂", "锂电池", "锂离子电池", "锂离子电池正极", Titles[1] }
            .Select(query => Small().Score(Query(query), [Id(1)]).Single().Score).ToList();
        scores.ShouldBe(scores.Order());
        scores.Distinct().Count().ShouldBe(scores.Count);
        scores[^1].ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public void A_second_language_costs_a_document_nothing()
    {
        var index = Small();
        index.Apply([new(Id(9), [new(Field.Title, Titles[1]), new(Field.Title, "Cathode materials of lithium cells")])], []);
        var scores = index.Score(Query("锂离子电池材料"), [Id(1), Id(9)]);
        scores[0].Score.ShouldBe(scores[1].Score, 1e-6);
    }

    [Fact]
    public async Task Readers_see_whole_states_while_a_writer_applies()
    {
        var index = new MatchIndex();
        Document[] Generation(int g) => [.. Enumerable.Range(0, 40).Select(n => Doc(n, $"石墨烯 g{g}"))];
        index.Apply(Generation(0), []);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var reads = 0;
            for (; !done.IsCancellationRequested || reads == 0; reads++)
            {
                var hits = index.Search(Query("石墨烯"), 100);
                hits.Count.ShouldBe(40);
                hits.Select(hit => hit.Score).Distinct().Count().ShouldBe(1);
                index.Search(Query("graphene"), 100).Count.ShouldBeOneOf(0, 40);
            }
            return reads;
        })).ToList();
        for (var g = 1; g <= 200; g++)
        {
            index.Knowledge = g % 2 == 0 ? Knowledge.None : new(Lexicon.Of([new("石墨烯", "graphene")]));
            index.Apply(Generation(g), []);
            if (g % 50 == 0) index.Rebuild();
        }
        await done.CancelAsync();
        (await Task.WhenAll(readers)).ShouldAllBe(reads => reads > 0);
    }
}
