namespace Marketplace.Matching.Tests;

public sealed class SpreadingTests
{
    private static readonly FieldText[] Asked = [new(Field.Text, "granite and basalt")];
    private readonly MatchIndex index = new();
    private readonly Document one = new(Guid.NewGuid(), [new(Field.Text, "granite basalt slate")]), two = new(Guid.NewGuid(), [new(Field.Text, "granite basalt slate marble")]);

    public SpreadingTests() => index.Apply([one, two], []);

    [Fact]
    public void What_is_shown_often_falls_and_search_score_and_reason_agree()
    {
        index.Search(Asked, 2)[0].Id.ShouldBe(one.Id);
        var question = index.Ask(Asked, new Spreading(1, new Dictionary<Guid, int> { [one.Id] = 50, [two.Id] = 1 }));
        var hits = question.Search(2);
        hits[0].Id.ShouldBe(two.Id);
        question.Score([one.Id, two.Id]).ShouldBe(hits);
        var why = question.Explain(one);
        why.Score.ShouldBe(hits[1].Score, 1e-6);
        why.Parts.Values.Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Strength_nothing_and_nothing_shown_change_nothing()
    {
        var plain = index.Search(Asked, 2);
        index.Ask(Asked, new Spreading(0, new Dictionary<Guid, int> { [one.Id] = 9 })).Search(2).ShouldBe(plain);
        index.Ask(Asked, new Spreading(1, new Dictionary<Guid, int>())).Search(2).ShouldBe(plain);
        index.Ask(Asked, new Spreading(1, new Dictionary<Guid, int> { [one.Id] = 0 })).Search(2).ShouldBe(plain);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_strength_is_from_0_to_1(double strength) => Should.Throw<ArgumentOutOfRangeException>(() => new Spreading(strength, new Dictionary<Guid, int>()));
}
