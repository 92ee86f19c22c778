using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Matching.Tests;

/// <summary>The texts by which a million results are measured (see tests/Marketplace.Benchmarks): each engine is fed with them anew, so they must be the same each time.</summary>
public sealed class MadeUpTextsTests
{
    private static readonly Item[] Real =
    [
        new("a", null, new Side("Membranes", "Graphene sieves salt. It swells. Nothing else does.")),
        new("b", null, new Side(null, "Rice is bred. Yields of 9.5 t/ha were seen.")),
        new("c", new Side("电池", "电池不燃。循环两千次。"), new Side(null, "Batteries do not burn. They last.")),
        new("d", new Side("水稻 育种", ""), null),
    ];

    private static readonly MadeUp Texts = new(Real, seed: 7);

    [Fact]
    public void A_number_always_gives_the_same_text_in_any_order()
    {
        var forth = Enumerable.Range(0, 200).Select(Texts.Of).ToList();
        var back = Enumerable.Range(0, 200).Reverse().Select(new MadeUp(Real, seed: 7).Of).Reverse().ToList();
        back.ShouldBe(forth);
        Enumerable.Range(0, 200).Select(new MadeUp(Real, seed: 8).Of).ShouldNotBe(forth);
        forth.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Each_has_the_languages_and_number_of_sentences_of_a_real_one_and_says_nothing_that_none_says()
    {
        var said = Real.SelectMany(Sides).SelectMany(side => Sentences.Of(side.Text)).Select(sentence => sentence.Span.Trim().ToString()).ToHashSet();
        var shapes = Real.Select(Shape).ToHashSet();
        foreach (var made in Enumerable.Range(0, 200).Select(Texts.Of))
        {
            shapes.ShouldContain(Shape(made));
            foreach (var sentence in Sides(made).SelectMany(side => Sentences.Of(side.Text))) said.ShouldContain(sentence.Span.Trim().ToString());
        }
    }

    [Fact]
    public void A_text_is_cut_into_sentences_without_loss_and_where_it_has_no_full_stops_too()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 500)) + ". 一句话。 End";
        var sentences = Sentences.Of(text).ToList();
        string.Concat(sentences.Select(sentence => sentence.Span.ToString())).ShouldBe(text);
        sentences.Max(sentence => sentence.Length).ShouldBeLessThan(310);
    }

    private static IEnumerable<Side> Sides(Item item) => new[] { item.Chinese, item.English }.OfType<Side>();

    private static (int Chinese, int English) Shape(Item item) => (Count(item.Chinese), Count(item.English));

    private static int Count(Side? side) => side is null ? -1 : Sentences.Of(side.Text).Count();
}
