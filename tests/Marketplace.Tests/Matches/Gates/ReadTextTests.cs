using Marketplace.Integration;
using Marketplace.Matches.Gates;
using Marketplace.Matching;
using Shouldly;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>What is read of texts at a glance says the same as what is read sentence by sentence.</summary>
public sealed class ReadTextTests
{
    private static readonly string[] _pieces =
        ["Graphene films ", "conduct heat", ". ", "at least 0.5 g", "; ", "\r\n", "e.g. ", "(films). ", "耐溶剂", "纳滤膜", "，", "。", "ﬁlms ", "① ", "not over ５ MPa ", "pressure of at least 5 MPa ", "≥ 200 ℃ ", "gaps of 30-40 mm ", "12 kg or more ", "3D ", "up to 90% "];

    [Fact]
    public void A_sentence_has_the_terms_that_it_has_by_itself()
    {
        var (random, found) = (new Random(31), 0);
        ulong[] asked = [.. Analyzer.QueryTerms("films of graphene").Concat(Analyzer.QueryTerms("耐溶剂膜")).Distinct().Select(Analyzer.KeyOf)];
        for (var n = 0; n < 500; n++)
        {
            var text = string.Concat(random.GetItems(_pieces, random.Next(30)));
            // Where letters become others in number the places are those of the normal form.
            var whole = Analyzer.SearchPlaces(text).Text;
            var alone = ReadText.SentencesOf(whole).Select(s => whole[s.Start..s.End]).ToList();
            var counts = new ReadText(text).Count(asked);
            (counts ?? new int[alone.Count]).ShouldBe(alone.Select(s => Analyzer.SearchTerms(s).Select(Analyzer.KeyOf).Intersect(asked).Count()), text);
            for (var i = 0; i < alone.Count && counts is not null; i++)
            {
                new ReadText(text).Sentence(i).ShouldBe(alone[i]);
                found += counts[i];
            }
        }

        found.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("g"), InlineData("MPa"), InlineData("℃"), InlineData("mm"), InlineData("KG"), InlineData("%"), InlineData(""), InlineData(null)]
    public void No_figure_of_the_unit_is_passed_over(string? unit)
    {
        var (random, passed, stated) = (new Random(32), 0, 0);
        for (var n = 0; n < 500; n++)
        {
            FieldText[] texts = [new(Field.Text, string.Concat(random.GetItems(_pieces, random.Next(12))))];
            var figures = Facets.Figures(texts).Count(f => TargetCheck.Plain(f.Unit) == TargetCheck.Plain(unit));
            (passed, stated) = UnitGlance.MayHave(texts, unit) ? (passed, stated + figures) : (passed + 1, stated);
            (UnitGlance.MayHave(texts, unit) || figures == 0).ShouldBeTrue(texts[0].Text);
        }

        passed.ShouldBeGreaterThan(10);
        (stated > 0 || string.IsNullOrEmpty(unit)).ShouldBeTrue();
    }
}
