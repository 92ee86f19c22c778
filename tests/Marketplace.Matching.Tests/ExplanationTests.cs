namespace Marketplace.Matching.Tests;

public sealed class ExplanationTests
{
    private static readonly Document[] Documents =
    [
        new(Guid.NewGuid(), [new(Field.Title, "石墨烯导热膜的制备方法"), new(Field.Text, "用石墨烯制成导热膜，配合石墨材料和 Lithium-Ion 电池。")]),
        new(Guid.NewGuid(), [new(Field.Title, "Cathodes for Lithium-Ion batteries"), new(Field.Keywords, "lithium; cathode")]),
        new(Guid.NewGuid(), [new(Field.Title, "水稻育种方法")]),
    ];

    private static readonly MatchIndex Index = Filled();

    private static MatchIndex Filled()
    {
        var index = new MatchIndex();
        index.Apply(Documents, []);
        return index;
    }

    public static TheoryData<string> Queries => ["石墨烯膜 lithium-ion", "lithium-ion battery cathode", "水稻 方法", "graphene 石墨烯导热膜", "方法", "石墨材料 石墨烯导热膜"];

    [Theory, MemberData(nameof(Queries))]
    public void An_explanation_adds_up_to_the_score(string text)
    {
        FieldText[] query = [new(Field.Title, text), new(Field.Text, text + " 新方法 materials")];
        foreach (var document in Documents)
        {
            var explanation = Index.Explain(query, document);
            explanation.Score.ShouldBe(Index.Score(query, [document.Id]).Single().Score, 1e-6);
            if (explanation.Score == 0) continue;
            explanation.Parts.Values.Sum().ShouldBe(1, 1e-9);
            explanation.Terms.Sum(term => term.Share).ShouldBe(1, 1e-9);
            explanation.Terms.Select(term => term.Share).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void Terms_are_shown_as_the_document_writes_them()
    {
        Explain("石墨烯", 0)[0].Term.ShouldBe("石墨烯");
        Explain("导热膜", 0)[0].Term.ShouldBe("导热膜");
        Explain("lithium ion cell", 1)[0].Term.ShouldBe("Lithium-Ion");
        Explain("battery", 1)[0].Term.ShouldBe("batteries");
    }

    [Fact]
    public void Characters_are_a_pair_only_side_by_side_and_in_order()
    {
        Parts("石墨")["pairs"].ShouldBeGreaterThan(0);
        Parts("石烯")["pairs"].ShouldBe(0);
        Parts("墨石")["pairs"].ShouldBe(0);

        static IReadOnlyDictionary<string, double> Parts(string title) => Index.Explain([new(Field.Title, title)], Documents[0]).Parts;
    }

    [Fact]
    public void Terms_name_the_fields_of_both_sides()
    {
        var reason = Explain("lithium", 1)[0];
        reason.QueryFields.ShouldBe([Field.Title]);
        reason.DocumentFields.ShouldBe([Field.Title, Field.Keywords]);
    }

    [Fact]
    public void Long_shared_passages_are_told_in_pieces_at_most_twelve()
    {
        var words = string.Join(' ', Enumerable.Range(0, 300).Select(n => $"word{n}x"));
        var explanation = Index.Explain([new(Field.Text, words)], new(Guid.NewGuid(), [new(Field.Text, words)]));
        explanation.Terms.Count.ShouldBe(Explanation.MostTerms);
        explanation.Terms.Sum(term => term.Share).ShouldBeLessThan(1);
        explanation.Terms[0].Term.Split(' ').Length.ShouldBe(12);
    }

    private static IReadOnlyList<TermReason> Explain(string title, int document) =>
        Index.Explain([new(Field.Title, title)], Documents[document]).Terms;
}
