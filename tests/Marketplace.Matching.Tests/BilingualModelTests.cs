namespace Marketplace.Matching.Tests;

public sealed class BilingualModelTests
{
    private static readonly string[][] Words = [["石墨", "graphene"], ["电池", "battery"], ["水稻", "rice"], ["激光", "laser"], ["薄膜", "film"], ["催化", "catalysis"], ["芯片", "chip"], ["涂层", "coating"], ["钢铁", "steel"], ["疫苗", "vaccine"], ["玻璃", "glass"], ["雷达", "radar"]];

    private static readonly BilingualPair[] Pairs = [.. Enumerable.Range(0, 120).Select(n => new Random(n).GetItems(Words, 2)).Select(words =>
        new BilingualPair(string.Join('，', words.Select(word => word[0])), string.Join(" and ", words.Select(word => word[1]))))];

    private static readonly BilingualModel Model = BilingualModel.Train(Pairs);

    [Fact]
    public void What_occurs_together_translates_both_ways()
    {
        foreach (var word in Words)
        {
            Best(word[0]).ShouldBe(Key(word[1]));
            Best(word[1]).ShouldBe(Key(word[0]));
        }
    }

    [Fact]
    public void A_question_is_answered_by_what_was_learned_and_the_reason_says_so()
    {
        var index = new MatchIndex { Knowledge = new(Lexicon.Empty, Model) };
        Document[] documents = [.. Words.Select((word, n) => new Document(new(n, 0, 0, new byte[8]), [new(Field.Title, word[0] + "的新型制备方法")]))];
        index.Apply(documents, []);
        var asked = index.Ask([new(Field.Title, "laser")]);
        asked.Search(1).Single().Id.ShouldBe(documents[3].Id);
        var why = asked.Explain(documents[3]);
        why.Parts["learned"].ShouldBe(1, 1e-6);
        (why.Terms[0].Asked, why.Terms[0].Term).ShouldBe(("laser", "激光"));
    }

    [Fact]
    public void A_model_survives_its_bytes_and_is_the_same_for_any_order_of_the_pairs()
    {
        var bytes = Model.ToBytes();
        BilingualModel.FromBytes(bytes).ToBytes().ShouldBe(bytes);
        BilingualModel.FromBytes(bytes).Pairs.ShouldBe(Pairs.Length);
        var turned = BilingualModel.Train([.. Pairs.Reverse()], ct: TestContext.Current.CancellationToken);
        turned.Count.ShouldBe(Model.Count);
        Words.ShouldAllBe(word => turned.Translations(Key(word[0])).ToArray()[0].Expression.Key == Key(word[1]));
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        var bytes = Model.ToBytes();
        foreach (var bad in new[] { [], new byte[20], bytes[..^3], [.. bytes, 0], [.. bytes[..3], 99, .. bytes[4..]] })
            Should.Throw<FormatException>(() => BilingualModel.FromBytes(bad));
    }

    [Fact]
    public void Nothing_and_empty_pairs_teach_nothing()
    {
        BilingualModel.Train([], ct: TestContext.Current.CancellationToken).Count.ShouldBe(0);
        BilingualModel.Train([new("", ""), new("石墨烯", ""), new("\uD800", "the of")], ct: TestContext.Current.CancellationToken).Count.ShouldBe(0);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Should.Throw<OperationCanceledException>(() => BilingualModel.Train(Pairs, ct: stopped.Token));
    }

    private static Term Best(string word) => Model.Translations(Key(word)).ToArray()[0].Expression.Key;

    private static Term Key(string word) => Expression.Of([.. Analyzer.Analyze(word).Units.Select(unit => unit.Term)]).Key;
}
