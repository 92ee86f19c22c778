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
    public void A_text_is_found_by_its_words_characters_and_pairs(string text, string terms) =>
        string.Join(',', Analyzer.SearchTerms(text)).ShouldBe(terms);

    [Theory]
    [InlineData("石墨烯膜", "石墨,墨烯,烯膜")]
    [InlineData("膜", "膜")]
    [InlineData("膜 LED膜材", "膜,led,膜材")]
    [InlineData("the graphene membranes", "graphen,membran")]
    [InlineData("to be or not", "to,be,or,not")]
    public void A_filter_asks_for_pairs_and_for_stop_words_only_if_nothing_else_remains(string text, string terms) =>
        string.Join(',', Analyzer.QueryTerms(text)).ShouldBe(terms);
}
