namespace Marketplace.Matching.Tests;

public sealed class UpdateTests(ITestOutputHelper output)
{
    [Fact]
    public void What_is_replaced_or_removed_between_two_rebuilds_is_gone_at_once()
    {
        var index = new MatchIndex();
        Document[] documents = [.. Enumerable.Range(0, 200).Select(n => Doc(n, "石墨烯"))];
        index.Apply(documents, []);
        for (var n = 0; n < 30; n++)
        {
            index.Apply([Doc(n, "水稻"), Doc(n + 1, "水稻")], [documents[199 - n].Id]);
            var found = index.Search([new(Field.Title, "水稻 石墨烯")], 1000);
            found.Select(hit => hit.Id).ShouldBeUnique();
            (found.Count, index.Count).ShouldBe((199 - n, 199 - n));
            index.Search([new(Field.Title, "水稻")], 1000).Select(hit => hit.Id).ShouldBe(documents[..(n + 2)].Select(document => document.Id));
        }

        static Document Doc(int n, string title) => new(new(n, 0, 0, new byte[8]), [new(Field.Title, title)]);
    }

    [Fact]
    public void A_word_that_no_document_had_before_is_found_across_languages_at_once()
    {
        var index = new MatchIndex { Knowledge = new(Lexicon.Of([new("水稻", "paddy")])) };
        index.Apply([.. Enumerable.Range(0, 200).Select(n => new Document(new(n, 0, 0, new byte[8]), [new(Field.Title, n % 2 == 0 ? "石墨烯导热膜" : "thermal films of graphene")]))], []);
        Document translated = new(Guid.NewGuid(), [new(Field.Title, "水稻育种方法")]), alike = new(Guid.NewGuid(), [new(Field.Title, "一种XR77育种方法")]);
        index.Apply([translated, alike], []);
        index.Search([new(Field.Title, "breeding of the paddy")], 10).Select(hit => hit.Id).ShouldContain(translated.Id);
        index.Search([new(Field.Title, "breeding of the XR77")], 10).Select(hit => hit.Id).ShouldContain(alike.Id);
    }

    [Fact]
    public void The_statistics_follow_when_the_index_has_grown()
    {
        Document[] documents = [.. Enumerable.Range(0, 200).Select(n => new Document(new(n, 0, 0, new byte[8]), [new(Field.Title, n % 5 == 0 ? "石墨烯 导热膜" : "导热膜")]))];
        var (whole, grown) = (new MatchIndex(), new MatchIndex());
        whole.Apply(documents, []);
        grown.Apply(documents[..1], []);
        grown.Apply(documents[1..], []);
        FieldText[] query = [new(Field.Title, "石墨烯导热")];
        grown.Search(query, 200).ShouldBe(whole.Search(query, 200));
    }

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
