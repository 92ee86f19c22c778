using Shouldly;

namespace Marketplace.Matching.Tests;

/// <summary>Sentences that say a phrase are found alike by what the index has read, by reading the texts anew, and sentence by sentence.</summary>
public sealed class PhrasesTests
{
    private static readonly string[] Pieces =
        ["Graphene films ", "conduct heat", ". ", "; ", "\r\n", "e.g. ", "(films). ", "耐溶剂", "耐", "溶剂", "纳滤膜", "，", "。", "ﬁlms ", "① ", "type 304 steel ", "304 ", "30.4 kg ", "of the ", "steels ", "Ｆｉｌｍ"];

    private static readonly string[] Asked = ["films of graphene", "耐溶剂膜", "type 304 steels", "graphene 薄膜", "膜", "304", "of the"];

    [Fact]
    public void They_are_the_same_by_the_index_anew_and_one_by_one()
    {
        var (random, found) = (new Random(41), new int[Asked.Length]);
        Document[] documents = [.. Enumerable.Range(0, 400).Select(_ => new Document(NewId(random), Texts(random)))];
        var index = new MatchIndex();
        index.Apply(documents[..300], []);
        // Above the base: their units have other ordinals.
        index.Apply(documents[300..350], []);
        var question = index.Ask([new(Field.Text, "graphene")]);
        foreach (var document in documents)
            for (var i = 0; i < Asked.Length; i++)
            {
                var (phrase, texts) = (Phrase.Of(Asked[i]), string.Join(" | ", document.Texts));
                for (var least = 1; least <= phrase.Terms; least++)
                {
                    var said = question.Read(document).Saying(phrase, least);
                    said.ShouldBe(ReadDocument.Of(document).Saying(phrase, least), texts);
                    said.ShouldBe(OneByOne(document, phrase, least), texts);
                    found[i] += said.Count;
                }
            }
        found[..6].ShouldAllBe(number => number > 40);
        // Stop words alone are nothing to be looked for.
        found[6].ShouldBe(0);
    }

    [Fact]
    public void A_sentence_is_shown_as_it_is_written()
    {
        var document = new Document(Guid.NewGuid(), [new(Field.Title, "Ｆｉｌｍｓ　of graphene；其他"), new(Field.Text, "① ﬁlms of graphene. Others")]);
        ReadDocument.Of(document).Saying(Phrase.Of("graphene films"), 2).ShouldBe([new("Ｆｉｌｍｓ　of graphene", 2), new("1 films of graphene", 2)]);
    }

    [Fact]
    public void A_document_that_has_changed_is_read_anew()
    {
        var (index, id) = (new MatchIndex(), Guid.NewGuid());
        index.Apply([new(id, [new(Field.Text, "Films of graphene. Others.")])], []);
        var question = index.Ask([new(Field.Text, "graphene")]);
        question.Read(new(id, [new(Field.Text, "Others. They conduct. Films of graphene.")])).Saying(Phrase.Of("graphene films"), 2).ShouldBe([new(" Films of graphene.", 2)]);
    }

    private static IEnumerable<SaidSentence> OneByOne(Document document, Phrase phrase, int least)
    {
        foreach (var text in document.Texts.Select(text => text.Text))
        {
            // Where letters become others in number what is shown is the normal form.
            var whole = Analyzer.Normalize(text) is var normal && normal.Length == text.Length ? text : normal;
            foreach (var (start, end) in TextSentences.Of(whole))
            {
                var terms = Terms(whole[start..end]);
                var wanted = Analyzer.QueryTerms(phrase.Text).ToHashSet();
                // Where a phrase has words, numbers alone do not do.
                if ((wanted.All(IsNumber) || wanted.Overlaps(terms.Where(term => !IsNumber(term)))) && terms.Count(wanted.Contains) is var count && count >= least) yield return new(whole[start..end], count);
            }
        }
    }

    private static bool IsNumber(string term) => term.All(char.IsNumber);

    private static HashSet<string> Terms(string sentence) => [.. Analyzer.SearchTerms(sentence)];

    private static FieldText[] Texts(Random random) =>
        [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => new FieldText(i == 0 ? Field.Title : Field.Text, string.Concat(random.GetItems(Pieces, random.Next(20)))))];

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
