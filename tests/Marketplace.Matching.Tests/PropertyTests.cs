using System.Text;

namespace Marketplace.Matching.Tests;

/// <summary>What holds for all texts and all histories, tried on seeded random ones.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Words =
        ["石墨烯", "导热", "膜", "电池", "鋰電池", "LiFePO4", "graphene", "thermal", "films", "battery", "batteries", "the", "2024", "0.5 g", "TC4", "水稻", "rice", "，", "\n"];

    private static readonly Lexicon Small = Lexicon.Of([new("石墨烯", "graphene"), new("电池", "battery"), new("锂电池", "lithium battery"), new("导热", "thermal"), new("膜", "film"), new("水稻", "rice")]);

    [Fact]
    public void Any_order_of_updates_gives_the_same_answers()
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            Document[] documents = [.. Enumerable.Range(0, 60).Select(_ => Some(random))];
            var (once, grown) = (IndexOf(documents), new MatchIndex { Knowledge = new(Small) });
            foreach (var some in documents.OrderBy(_ => random.Next()).Chunk(7))
            {
                grown.Apply([.. some.Select(document => document with { Texts = [new(Field.Title, "出版之前")] })], [some[0].Id]);
                grown.Apply(some, [Guid.NewGuid()]);
            }
            grown.Rebuild();
            for (var n = 0; n < 5; n++)
            {
                var query = Some(random).Texts;
                grown.Search(query, 100).ShouldBe(once.Search(query, 100));
            }
        }
    }

    [Fact]
    public void Candidates_are_of_the_index_accepted_at_most_so_many_and_hold_whatever_says_the_same()
    {
        var random = new Random(9);
        for (var round = 0; round < 20; round++)
        {
            Document[] documents = [.. Enumerable.Range(0, 60).Select(_ => Some(random))];
            var twin = documents[round] with { Id = Guid.NewGuid() };
            var index = IndexOf([.. documents, twin]);
            index.Apply([], [documents[59].Id]);
            var found = index.Candidates(twin.Texts, 5, id => id != twin.Id);
            found.Count.ShouldBeLessThanOrEqualTo(5);
            found.ShouldBe(index.Candidates(twin.Texts, 5, id => id != twin.Id));
            found.ShouldNotContain(twin.Id);
            found.ShouldNotContain(documents[59].Id);
            found.ShouldBeUnique();
            if (index.Search(twin.Texts, 1).Count > 0) index.Candidates(twin.Texts, 60).ShouldContain(documents[round].Id);
        }
    }

    [Fact]
    public void Scores_are_numbers_from_0_to_1_and_shares_sum()
    {
        var random = new Random(2);
        Document[] documents = [.. Enumerable.Range(0, 50).Select(_ => Some(random))];
        var index = IndexOf(documents);
        for (var n = 0; n < 40; n++)
        {
            var asked = index.Ask(Some(random).Texts);
            foreach (var (hit, document) in asked.Score([.. documents.Select(document => document.Id)]).Join(documents, hit => hit.Id, document => document.Id, (hit, document) => (hit, document)))
            {
                hit.Score.ShouldBeInRange(0, 1);
                var why = asked.Explain(document);
                why.Score.ShouldBe(hit.Score, 1e-5);
                why.Level.ShouldBe(hit.Level);
                why.Parts.Values.Sum().ShouldBe(hit.Score > 0 ? 1 : 0, 1e-6);
                if (why.Terms.Count < Explanation.MostTerms) why.Terms.Sum(term => term.Share).ShouldBe(hit.Score > 0 ? 1 : 0, 1e-6);
            }
        }
    }

    [Fact]
    public void Any_characters_are_answered()
    {
        var random = new Random(3);
        var index = IndexOf([.. Enumerable.Range(0, 30).Select(_ => Some(random))]);
        for (var n = 0; n < 300; n++)
        {
            // All of UTF-16: lone surrogates, controls, private use, what is no character.
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0x80) : (char)random.Next(0x10000))]);
            FieldText[] query = [new(Field.Title, text), new(Field.Text, text + Words[random.Next(Words.Length)])];
            var document = new Document(Guid.NewGuid(), query);
            index.Apply([document], []);
            index.Ask(query).Explain(document).Terms.ShouldAllBe(term => term.Asked.Length > 0 && term.Term.Length > 0);
            index.Search(query, 5).ShouldAllBe(hit => hit.Score > 0 && hit.Score < 1);
        }
    }

    [Fact]
    public void A_hostile_text_is_cut_to_a_bounded_number_of_terms()
    {
        var random = new Random(4);
        var text = new StringBuilder();
        while (text.Length < 1_000_000) text.Append((char)random.Next(0x4E00, 0x9FA5)).Append((char)random.Next(0x4E00, 0x9FA5)).Append(' ').Append(random.Next(1 << 20)).Append("x石墨烯 graphene ");
        FieldText[] query = [new(Field.Title, text.ToString()), new(Field.Text, text.ToString())];
        var parts = Sides.Of(query).Single(side => side.Count > 0);
        parts.Sum(part => part.Analysis.Units.Count).ShouldBeLessThan(2 * Analyzer.LongestText);
        new QuerySide(parts, 0, new Rarity([Shelf.Empty, Shelf.Empty]), RankingModel.Default).Weights.Length.ShouldBe(QuerySide.MostTerms);
        var index = IndexOf([.. Enumerable.Range(0, 30).Select(_ => Some(random))]);
        index.Search(query, 5).ShouldNotBeEmpty();
        index.Explain(query, new(Guid.NewGuid(), query)).Terms.Count.ShouldBe(Explanation.MostTerms);
    }

    private static MatchIndex IndexOf(Document[] documents)
    {
        var index = new MatchIndex { Knowledge = new(Small) };
        index.Apply(documents, []);
        return index;
    }

    private static Document Some(Random random)
    {
        var id = new byte[16];
        random.NextBytes(id);
        return new(new(id), [.. Enumerable.Range(0, random.Next(4)).Select(_ => new FieldText((Field)random.Next(3), string.Join(' ', random.GetItems(Words, random.Next(1, 15)))))]);
    }
}
