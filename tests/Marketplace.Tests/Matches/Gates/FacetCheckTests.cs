using Marketplace.Integration;
using Marketplace.Matches;
using Marketplace.Matches.Gates;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Tests.Matches.Gates;

/// <summary>How a phrase or a figure of a need is found in a result.</summary>
public sealed class FacetCheckTests
{
    [Theory]
    // Two thirds of the words, in one sentence.
    [InlineData("Swells in acetone. A resistant membrane.", "highly resistant to acetone", null)]
    [InlineData("Resists acetone. A resistant membrane.", "highly resistant to acetone", "Resists acetone")]
    [InlineData("Older work. Membranes resistant to hot acetone.", "acetone resistance", "Membranes resistant to hot acetone.")]
    [InlineData("耐丙酮的纳滤膜。", "耐丙酮", "耐丙酮的纳滤膜")]
    [InlineData("在丙酮中不溶胀!另有说明。", "耐丙酮", null)]
    [InlineData("Certified by ISO 13485 auditors since 2.5 years", "ISO 13485", "Certified by ISO 13485 auditors since 2.5 years")]
    [InlineData("Others. Runs 24/7", "24/7", "Runs 24/7")]
    public void A_phrase_is_said_by_a_sentence(string text, string phrase, string? by) => Text(text).Says(phrase).ShouldBe(by);

    [Theory]
    [InlineData("A fluorine coating.", "fluorine", true)]
    [InlineData("Coated without the use of fluorine.", "fluorine", false)]
    [InlineData("A fluorine-free coating.", "fluorine", false)]
    [InlineData("It replaces fluorine. Some fluorine stays.", "fluorine", true)]
    [InlineData("采用含氟涂层。", "含氟涂层", true)]
    [InlineData("不采用含氟涂层。", "含氟涂层", false)]
    [InlineData("涂层中含有氟。", "含氟涂层", false)]
    public void What_is_excluded_is_had_where_it_is_not_denied(string text, string phrase, bool has) => (Text(text).Has(phrase) is not null).ShouldBe(has);

    [Theory]
    [InlineData(Comparator.AtLeast, 30, null, "flux", Comparator.Equal, 30, null, true)]
    [InlineData(Comparator.AtLeast, 30, null, "flux", Comparator.Equal, 29, null, false)]
    [InlineData(Comparator.AtLeast, 30, null, "flux", Comparator.AtLeast, 31, null, true)]
    [InlineData(Comparator.AtLeast, 30, null, "flux", Comparator.AtMost, 31, null, false)]
    [InlineData(Comparator.Above, 30, null, "flux", Comparator.Equal, 30, null, false)]
    [InlineData(Comparator.AtMost, 30, null, "flux", Comparator.Between, 20, 31.0, false)]
    [InlineData(Comparator.Below, 30, null, "flux", Comparator.Between, 20, 29.0, true)]
    [InlineData(Comparator.Between, 30, 40.0, "flux", Comparator.Equal, 35, null, true)]
    [InlineData(Comparator.Between, 40, 30.0, "flux", Comparator.Equal, 41, null, false)]
    [InlineData(Comparator.About, 100, null, "flux", Comparator.Equal, 96, null, true)]
    [InlineData(Comparator.Equal, 100, null, "flux", Comparator.Equal, 94, null, false)]
    [InlineData(Comparator.AtLeast, 30, null, "price", Comparator.Equal, 50, null, false)]
    public void A_figure_reaches_one_of_the_same_quantity(Comparator asked, double value, double? upper, string quantity, Comparator stated, double figure, double? end, bool reached)
    {
        var target = new FacetTarget("flux at least 30 L/m2", "acetone flux", asked, (decimal)value, (decimal?)upper, "L/(m2.h)");
        var found = TargetCheck.Look(target, [new Target("as said", quantity, stated, figure, end, "l / (m²·h)")]);
        found.ShouldBe((quantity == "price" ? null : "as said", reached));
    }

    [Theory]
    [InlineData("The flux is 2.8 L/m2, as measured.", 2.8)]
    [InlineData("The flux is 12.8L/m2", 12.8)]
    [InlineData("The flux is 2.8 L/m2h.", null)]
    [InlineData("The flux is \u0967\u0968L/m2", null)]
    public void A_bare_figure_is_one_where_its_unit_is_that_of_the_target(string text, double? value) => Text(text).Figures("L/m2").Select(f => (double?)f.Value).SingleOrDefault().ShouldBe(value);

    [Theory]
    [InlineData("Current pumps were often run at more than 5 bar.", "bar", "Current pumps were often run at more than 5 bar", 5)]
    [InlineData("目前噪声低于70分贝。", "分贝", "噪声低于70分贝", 70)]
    public void What_a_result_has_reached_counts_though_nobody_asks_for_it(string text, string unit, string by, double value)
    {
        var figure = Text(text).Figures(unit).First();
        (by.Contains(figure.Text, StringComparison.Ordinal), figure.Value).ShouldBe((true, value));
    }

    [Fact]
    public void Nothing_is_lacking_in_a_language_that_the_result_does_not_have()
    {
        Text("涂层中含有氟。").Speaks("fluorine").ShouldBeFalse();
        Text("涂层中含有氟。").Speaks("氟").ShouldBeTrue();
        Text("Those of the others.").Speaks("of the").ShouldBeFalse();
    }

    private static ResultText Text(string text) => new(Marketplace.Matches.Question.OfText(null, text, MatchSide.Needs).Item);
}
