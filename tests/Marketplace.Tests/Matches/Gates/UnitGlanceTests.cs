using Marketplace.Integration;
using Marketplace.Matches.Gates;
using Marketplace.Matching;
using Shouldly;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>What is told of texts at a glance agrees with what is read sentence by sentence.</summary>
public sealed class UnitGlanceTests
{
    private static readonly string[] _pieces =
        ["Graphene films ", "conduct heat", ". ", "at least 0.5 g", "; ", "\r\n", "e.g. ", "(films). ", "耐溶剂", "纳滤膜", "，", "。", "ﬁlms ", "① ", "not over ５ MPa ", "pressure of at least 5 MPa ", "≥ 200 ℃ ", "gaps of 30-40 mm ", "12 kg or more ", "3D ", "up to 90% "];

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
