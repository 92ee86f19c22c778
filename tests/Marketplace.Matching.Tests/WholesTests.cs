namespace Marketplace.Matching.Tests;

public sealed class WholesTests
{
    [Theory]
    [InlineData("≥0.5 g", "0.5g", "0.5 g")]
    [InlineData("800 ℃", "800°c", "800 °C")]
    [InlineData("67％以上", "67%", "67%")]
    [InlineData("a 5G network", "5g", "5G")]
    [InlineData("LiFePO4/C", "lifepo4", "LiFePO4")]
    [InlineData("PM2.5 sensors", "pm2.5", "PM2.5")]
    [InlineData("TC4钛合金", "tc4", "TC4")]
    [InlineData("IL-6 antibodies", "il6", "IL-6")]
    [InlineData("２０ｋＷ", "20kw", "20kW")]
    public void Numbers_with_units_and_names_are_one_word(string text, string word, string written)
    {
        var analysis = Analyzer.Analyze(text);
        var unit = analysis.Units.Single(unit => unit.Term == Term.Word(word));
        analysis.Text[unit.Start..unit.End].ShouldBe(written);
    }

    [Theory]
    [InlineData("in 2024 years", "years")]
    [InlineData("18-month study", "month study")]
    [InlineData("LED 5 lamps", "LED 5 lamps")]
    [InlineData("3 wide", "wide")]
    [InlineData("0.5", "")]
    [InlineData("ratio 1.5.", "ratio")]
    [InlineData("Ti-6Al-4V", "Ti-6Al-4V")]
    public void What_is_no_unit_stays_apart(string text, string kept)
    {
        var analysis = Analyzer.Analyze(text);
        (analysis.Units.Count == 0 ? "" : analysis.Text[analysis.Units[0].Start..analysis.Units[^1].End]).ShouldBe(kept);
    }

    [Fact]
    public void A_name_in_several_parts_is_told_whole()
    {
        var index = new MatchIndex();
        index.Explain([new(Field.Title, "Ti-6Al-4V implants")], new(Guid.Empty, [new(Field.Title, "Printing of Ti 6Al 4V parts")])).Terms.Single().Term.ShouldBe("Ti 6Al 4V");
        index.Explain([new(Field.Title, "強度500MPa的鋁合金")], new(Guid.Empty, [new(Field.Title, "高强铝合金 500 MPa")])).Terms.Select(term => term.Term).ShouldContain("500 MPa");
    }
}
