namespace Marketplace.Matching.Tests;

public sealed class LexiconTests
{
    [Fact]
    public void A_dictionary_knows_both_directions()
    {
        var lexicon = Lexicon.Of([new("石墨烯", "graphene"), new("電池", "battery; electric cell"), new("", "nothing"), new("膜", "(bound form) to"), new("池", "graphene", Weight: 0)]);
        lexicon.Count.ShouldBe(2);
        Known(lexicon, "石墨烯").ShouldBe([Key("graphene")]);
        Known(lexicon, "Graphene").ShouldBe([Key("石墨烯")]);
        Known(lexicon, "电池").ShouldBe([Key("battery"), Key("electric cells")], ignoreOrder: true);
    }

    [Theory, InlineData("abbr. for 清華大學|清华大学[Qing1 hua2 Da4 xue2], Tsinghua University"), InlineData("(old) to tether"), InlineData("CL:個|个[ge4],membrane"), InlineData("surname Mo")]
    public void A_gloss_that_only_points_elsewhere_is_left_out_wherever_it_comes_from(string gloss) => Lexicon.Of([new("膜", gloss)]).Count.ShouldBe(0);

    [Fact]
    public void A_word_of_a_long_gloss_weighs_little_and_a_whole_gloss_much()
    {
        var lexicon = Lexicon.Of([new("导热膜", "film that conducts heat well"), new("薄膜", "film")]);
        lexicon.Translations(Key("film")).ToArray().Select(t => (t.Expression.Key, t.Weight)).ShouldBe([(Key("薄膜"), 1f), (Key("导热膜"), 0.25f / 4)]);
    }

    [Fact]
    public void Lines_of_CC_CEDICT_are_read_and_faults_told_with_their_line()
    {
        var faults = new List<LexiconFault>();
        var lines = "# a comment\n電池 电池 [dian4 chi2] /battery/CL:節|节[jie2]/\nnothing\n電 [dian4] /x/\n池 池 [chi2]\n膜 膜 [mo2] /membrane/film/\n" + new string('x', 20_000);
        CcCedict.Read(new StringReader(lines), "S", 2, faults.Add).ShouldBe([new("电池", "battery", 2, "S"), new("电池", "CL:節|节[jie2]", 2, "S"), new("膜", "membrane", 2, "S"), new("膜", "film", 2, "S")]);
        faults.Select(fault => (fault.Line, fault.Kind)).ShouldBe(
            [(3, LexiconFaultKind.NoPronunciation), (4, LexiconFaultKind.NoChinese), (5, LexiconFaultKind.NoGloss), (7, LexiconFaultKind.TooLong)]);
    }

    private static IEnumerable<Term> Known(Lexicon lexicon, string word) => lexicon.Translations(Key(word)).ToArray().Select(t => t.Expression.Key);

    private static Term Key(string word) => Expression.Of([.. Analyzer.Analyze(word).Units.Select(unit => unit.Term)]).Key;
}
