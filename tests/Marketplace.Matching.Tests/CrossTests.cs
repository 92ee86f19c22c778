namespace Marketplace.Matching.Tests;

public sealed class CrossTests
{
    private static readonly Lexicon Small = Lexicon.Of(
        [new("石墨烯", "graphene"), new("薄膜", "film; membrane"), new("海水淡化", "desalination"), new("电池", "battery"), new("锂", "lithium (chemistry)"), new("水稻", "rice")]);

    private static readonly Document[] Documents =
    [
        new(new(1, 0, 0, new byte[8]), [new(Field.Title, "石墨烯薄膜用于海水淡化"), new(Field.Keywords, "石墨烯；薄膜")]),
        new(new(2, 0, 0, new byte[8]), [new(Field.Title, "Graphene membranes for desalination of sea water")]),
        new(new(3, 0, 0, new byte[8]), [new(Field.Title, "LiFePO4 锂电池的制备方法")]),
        new(new(4, 0, 0, new byte[8]), [new(Field.Title, "Rice breeding by genetic engineering methods")]),
    ];

    private static MatchIndex Filled(Lexicon lexicon)
    {
        var index = new MatchIndex { Knowledge = new(lexicon) };
        index.Apply(Documents, []);
        return index;
    }

    [Theory]
    [InlineData("graphene film", 1)]
    [InlineData("a battery of LiFePO4", 3)]
    [InlineData("海水淡化用薄膜", 2)]
    [InlineData("水稻", 4)]
    public void A_question_finds_what_is_written_in_the_other_language(string query, int id)
    {
        FieldText[] asked = [new(Field.Title, query)];
        Filled(Small).Search(asked, 4).Select(hit => hit.Id).ShouldContain(new Guid(id, 0, 0, new byte[8]));
        if (id != 3) Filled(Lexicon.Empty).Search(asked, 4).Select(hit => hit.Id).ShouldNotContain(new Guid(id, 0, 0, new byte[8]));
    }

    [Fact]
    public void A_reason_across_languages_shows_both_words_and_where_they_stand()
    {
        var why = Filled(Small).Explain([new(Field.Title, "Membranes of graphene")], Documents[0]);
        why.Terms.Select(term => (term.Asked, term.Term, term.IsTranslation)).ShouldBe([("graphene", "石墨烯", true), ("Membranes", "薄膜", true)], ignoreOrder: true);
        why.Terms[0].DocumentFields.ShouldBe([Field.Title, Field.Keywords]);
        why.Parts["dictionary"].ShouldBe(1, 1e-6);
    }

    [Theory]
    [InlineData("graphene film battery rice desalination")]
    [InlineData("石墨烯薄膜 LiFePO4 电池 水稻 desalination")]
    public void An_explanation_across_languages_adds_up_to_the_score(string text)
    {
        var index = Filled(Small);
        FieldText[] query = [new(Field.Title, text), new(Field.Text, text + " methods 方法")];
        foreach (var document in Documents)
        {
            var explanation = index.Explain(query, document);
            explanation.Score.ShouldBe(index.Score(query, [document.Id]).Single().Score, 1e-6);
            if (explanation.Score == 0) continue;
            explanation.Parts.Values.Sum().ShouldBe(1, 1e-6);
            explanation.Terms.Sum(term => term.Share).ShouldBe(1, 1e-6);
            explanation.Terms.ShouldAllBe(term => term.Asked.Length > 0 && term.Term.Length > 0);
        }
    }

    [Fact]
    public void A_dictionary_is_swapped_without_a_change_of_the_documents()
    {
        var index = Filled(Lexicon.Empty);
        FieldText[] query = [new(Field.Title, "rice")];
        index.Search(query, 9).Count.ShouldBe(1);
        index.Apply([new(Guid.NewGuid(), [new(Field.Title, "水稻育种的新方法")])], []);
        index.Search(query, 9).Count.ShouldBe(1);
        index.Knowledge = new(Small);
        index.Search(query, 9).Count.ShouldBe(2);
    }
}
