namespace Marketplace.Matching.Tests;

/// <summary>What is kept of translations from one question to the next.</summary>
public sealed class TranslatedTermsTests
{
    private const int Words = 30;

    private static readonly string[] Characters = [.. Enumerable.Range(0, Words).Select(i => $"{(char)('一' + i)}{(char)('世' + i)}")];

    private static Knowledge Known() => new(Lexicon.Of(Characters.SelectMany((word, i) => new[] { new LexiconEntry(word, $"word{i}"), new LexiconEntry(word, $"like{i / 3}", 0.5) })));

    private static FieldText[] Chinese(Random random, int words) => [new(Field.Text, string.Concat(Enumerable.Range(0, words).Select(_ => Characters[random.Next(Words)] + "，")))];

    private static FieldText[] English(Random random, int words) => [new(Field.Text, string.Join(" ", Enumerable.Range(0, words).Select(_ => random.Next(2) == 0 ? $"word{random.Next(Words)}" : $"like{random.Next(Words / 3)}")))];

    private static Document Document(Random random, int number) =>
        new(new(number, 0, 0, new byte[8]), random.Next(2) == 0 ? Chinese(random, random.Next(1, 12)) : English(random, random.Next(1, 20)));

    private static MatchIndex Filled(int documents, Random random)
    {
        var index = new MatchIndex { Knowledge = Known() };
        index.Apply([.. Enumerable.Range(0, documents).Select(number => Document(random, number))], []);
        return index;
    }

    [Theory]
    [InlineData(300)]
    [InlineData(200_000)]
    public void Rows_are_added_up_as_they_say_it(int rows)
    {
        var random = new Random(21);
        int[] said = [.. Enumerable.Range(0, rows / 3).Select(_ => random.Next(rows)).Append(rows - 1).Distinct().Order()];
        float[] parts = [.. said.Select(_ => random.NextSingle())];
        var (sums, impacts) = (new float[rows], new Impacts(said, parts));
        impacts.AddTo(sums, 2);
        for (var i = 0; i < said.Length; i++)
        {
            sums[said[i]].ShouldBe(2 * Impacts.Kept(parts[i]));
            // Nothing that is said at all is nothing.
            Impacts.Kept(parts[i]).ShouldBe(Math.Max(parts[i], 1f / 255), 1f / 510);
            sums[said[i]] = 0;
        }
        sums.ShouldAllBe(sum => sum == 0);
        Impacts.None.AddTo(sums, 1);
    }

    [Fact]
    public async Task The_hundredth_question_is_answered_as_the_first_by_many_at_once()
    {
        var (random, index) = (new Random(22), Filled(3_000, new Random(23)));
        List<FieldText[]> questions = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? Chinese(random, 6) : English(random, 6))];
        List<IReadOnlyList<Hit>> first = [.. questions.Select(question => Filled(3_000, new Random(23)).Search(question, 20))];
        first.ShouldAllBe(hits => hits.Count == 20);
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Task.Run(() => questions.ConvertAll(question => index.Search(question, 20)))));
        foreach (var answers in again) answers.SelectMany(hits => hits).ShouldBe(first.SelectMany(hits => hits));
    }

    [Fact]
    public void What_came_later_is_asked_as_what_was_there()
    {
        var (random, index) = (new Random(25), Filled(1_000, new Random(26)));
        List<Document> late = [.. Enumerable.Range(0, 90).Select(number => Document(random, 5_000 + number))];
        for (var i = 0; i < late.Count; i += 30) index.Apply(late.GetRange(i, 30), []);
        for (var i = 0; i < 20; i++)
        {
            var question = i % 2 == 0 ? Chinese(random, 5) : English(random, 5);
            var asked = index.Ask(question);
            var hits = asked.Score([.. late.Select(document => document.Id)]);
            hits.Count(hit => hit.Score > 0).ShouldBeGreaterThan(20);
            foreach (var document in late) asked.Explain(document).Score.ShouldBe(hits.Single(hit => hit.Id == document.Id).Score, 1e-6);
            index.Ask(question).Score([.. late.Select(document => document.Id)]).ShouldBe(hits);
        }
    }

    [Fact]
    public void What_is_forgotten_is_found_out_again()
    {
        var random = new Random(24);
        var snapshot = Snapshot.Empty.With([.. Enumerable.Range(0, 2_000).Select(number => Document(random, number))], []);
        var (shelf, knowledge) = (snapshot.Layers[0].Segment[1], Known());
        var (few, all) = (new TranslatedTerms(knowledge, shelf, RankingModel.Default, mostBytes: 3_000), new TranslatedTerms(knowledge, shelf, RankingModel.Default));
        for (var i = 0; i < 500; i++)
        {
            var word = Expression.Of([.. Analyzer.Analyze(Characters[random.Next(Words)]).Units.Select(unit => unit.Term)]).Key;
            var (one, other) = (few.Of(word, 2, snapshot, 1).ShouldNotBeNull(), all.Of(word, 2, snapshot, 1).ShouldNotBeNull());
            all.Of(word, 2, snapshot, 1).ShouldBeSameAs(other);
            one.Weight.ShouldBe(other.Weight);
            var (sums, same) = (new float[shelf.Rows], new float[shelf.Rows]);
            few.RowsOf(one).AddTo(sums, 1);
            all.RowsOf(other).AddTo(same, 1);
            sums.ShouldBe(same);
        }
        few.Kept.ShouldBeLessThan(Words);
        all.Kept.ShouldBe(Words);
    }

    [Fact]
    public void What_only_a_new_document_says_is_found_by_its_translation_at_once()
    {
        var index = new MatchIndex { Knowledge = new(Lexicon.Of([new("石墨烯", "graphene"), new("水稻", "rice")])) };
        index.Apply([.. Enumerable.Range(0, 40).Select(number => new Document(new(number, 0, 0, new byte[8]), [new(Field.Title, "水稻育种的新方法")]))], []);
        FieldText[] query = [new(Field.Title, "graphene and rice")];
        var asked = index.Search(query, 50);
        asked.Count.ShouldBe(40);
        Document late = new(new(99, 0, 0, new byte[8]), [new(Field.Title, "石墨烯的制备")]);
        index.Apply([late], []);
        index.Search(query, 50).Select(hit => hit.Id).ShouldContain(late.Id);
        index.Ask(query).Explain(late).Terms.ShouldContain(term => term.Asked == "graphene" && term.Term == "石墨烯" && term.IsTranslation);
        // As it was, when it is gone again.
        index.Apply([], [late.Id]);
        index.Search(query, 50).Select(hit => hit.Id).ShouldBe(asked.Select(hit => hit.Id));
    }
}
