namespace Marketplace.Matching.Tests;

/// <summary>Figures of one unit are those of all figures that are of it, found for less.</summary>
public sealed class AskedUnitTests
{
    private static readonly string[] Pieces =
    [
        "Graphene films ", "conduct heat", ". ", "at least 0.5 g", "; ", "\r\n", "e.g. ", "(films). ", "耐溶剂", "纳滤膜", "，", "。", "ﬁlms ", "① ", "not over ５ MPa ", "pressure of at least 5 MPa ", "≥ 200 ℃ ",
        "gaps of 30-40 mm ", "12 kg or more ", "3D ", "up to 90% ", "5 to 10 ", "more than 1,000 ", "of -5 m or less ", "a minimum of 7 ", "between 2 and 3 ", "温度低于零下20", "不少于3", "10 min 20 ", "5 m ", "十个以上", "8以上", "\nKEY RESULTS: ", "\n技术指标:", "\n1.2 ", "\nObjective: ",
    ];

    [Theory]
    [InlineData("g"), InlineData("MPa"), InlineData("℃"), InlineData("mm"), InlineData("m"), InlineData("KG"), InlineData("%"), InlineData(""), InlineData(null)]
    public void Figures_of_a_unit_are_those_of_all_that_are_of_it(string? unit)
    {
        var (random, asked, passed, stated) = (new Random(32), new AskedUnit(unit), 0, 0);
        for (var n = 0; n < 1_000; n++)
        {
            FieldText[] texts = [new(Field.Text, Made(7)), new(Field.Title, Made(4))];
            Target[] all = [.. Facets.Figures(texts).Where(figure => asked.Is(figure.Unit))];
            Facets.Figures(texts, asked).ShouldBe(all, string.Join(" | ", texts.Select(text => text.Text)));
            (asked.MayStandIn(texts) || all.Length == 0).ShouldBeTrue(string.Join(" | ", texts.Select(text => text.Text)));
            (passed, stated) = (passed + (asked.MayStandIn(texts) ? 0 : 1), stated + all.Length);
        }
        passed.ShouldBeGreaterThan(10);
        stated.ShouldBeGreaterThan(10);

        // No more than a dozen figures are read.
        string Made(int most) => string.Concat(random.GetItems(Pieces, random.Next(most)));
    }

    [Theory]
    [InlineData("L/(m2.h)", "l / (m²·h)", true)]
    [InlineData("L/(m2.h)", "kg", false)]
    [InlineData(null, "", true)]
    [InlineData(null, "kg", false)]
    public void A_unit_is_the_same_however_it_is_written(string? unit, string other, bool isSame) => new AskedUnit(unit).Is(other).ShouldBe(isSame);
}
