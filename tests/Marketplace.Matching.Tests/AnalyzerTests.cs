namespace Marketplace.Matching.Tests;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("石墨烯膜", "石,石墨,墨,墨烯,烯,烯膜,膜")]
    [InlineData("CBN单晶 Technologies", "cbn,单,单晶,晶,technolog")]
    [InlineData("ＬＥＤ　灯", "led,灯")]
    [InlineData("𠮷野", "𠮷,𠮷野,野")]
    [InlineData("7075 铝", "7075,铝")]
    [InlineData("the art of Art", "the,art,of")]
    [InlineData("", "")]
    [InlineData("a\uD800b", "a,b")]
    [InlineData("㎏ ﬁlm\uFFFF", "kg,film")]
    public void A_text_is_found_by_its_words_characters_and_pairs(string text, string terms) =>
        string.Join(',', Analyzer.SearchTerms(text)).ShouldBe(terms);

    [Theory]
    [InlineData("石墨烯膜", "石墨,墨烯,烯膜")]
    [InlineData("膜", "膜")]
    [InlineData("膜材 LED 石墨。", "膜材,led,石墨")]
    [InlineData("膜 LED膜材", "膜,led,膜材")]
    [InlineData("the graphene membranes", "graphen,membran")]
    [InlineData("to be or not", "to,be,or,not")]
    public void A_filter_asks_for_pairs_and_for_stop_words_only_if_nothing_else_remains(string text, string terms) =>
        string.Join(',', Analyzer.QueryTerms(text)).ShouldBe(terms);

    [Theory]
    [InlineData("7075 aluminium the ½ 5G 2024", "aluminium the 1⁄2 5G")]
    [InlineData("石墨 烯2膜", "石墨;烯;膜")]
    [InlineData("state of the art, robust. Films", "state of the art, robust;Films")]
    [InlineData("CBN单晶𠮷野", "CBN;单晶𠮷野")]
    public void Matching_knows_neither_numbers_nor_stop_words_and_pairs_only_neighbours(string text, string runs)
    {
        var analysis = Analyzer.Analyze(text);
        var starts = analysis.Units.Where(unit => !unit.Joined).Select(unit => unit.Start).ToList();
        string.Join(';', starts.Select((start, i) =>
            analysis.Text[start..analysis.Units.Last(unit => i + 1 == starts.Count || unit.Start < starts[i + 1]).End])).ShouldBe(runs);
    }

    [Fact]
    public void A_text_swells_no_list_without_bound() =>
        Analyzer.SearchTerms(string.Join(' ', Enumerable.Range(0, 30_000))).Count.ShouldBe(Analyzer.MostSearchTerms);

    [Fact]
    public void Endless_words_are_known_by_their_beginning() =>
        Analyzer.SearchTerms(new string('z', 100_000)).Single().Length.ShouldBe(64);
}
