namespace Marketplace.Matching.Tests;

/// <summary>What vectors of a model add to what words say, and what they leave as it was.</summary>
public sealed class MeaningTests
{
    private static readonly Document[] Documents =
    [
        .. new[] { "A car for two people", "Automobile engines", "Breeding of rice", "Rice in salt water", "A bridge of steel", "Welding of pipes", "A vaccine", "Glass fibre" }
            .Select((title, i) => new Document(new Guid(i + 1, 0, 0, new byte[8]), [new(Field.Title, title)])),
    ];

    [Theory, InlineData(1), InlineData(7), InlineData(31), InlineData(32), InlineData(33), InlineData(384), InlineData(1024), InlineData(1537)]
    public void The_scan_by_SIMD_is_the_plain_one(int dimension)
    {
        var random = new Random(dimension);
        for (var n = 0; n < 50; n++)
        {
            var (a, b) = (Bytes(random, dimension), Bytes(random, dimension));
            MeaningVector.Dot(a, b).ShouldBe(Enumerable.Range(0, dimension).Sum(i => a[i] * b[i]));
        }
        sbyte[] most = [.. Enumerable.Repeat(sbyte.MaxValue, dimension)], least = [.. Enumerable.Repeat((sbyte)-127, dimension)];
        MeaningVector.Dot(most, most).ShouldBe(127 * 127 * dimension);
        MeaningVector.Dot(most, least).ShouldBe(-127 * 127 * dimension);
    }

    [Theory, InlineData(2), InlineData(64), InlineData(768)]
    public void A_cosine_is_as_exact_as_is_promised_and_never_above_1(int dimension)
    {
        var (random, errors) = (new Random(dimension), new List<double>());
        for (var n = 0; n < 200; n++)
        {
            float[] u = Floats(random, dimension), v = n % 2 == 0 ? Floats(random, dimension) : [.. u.Select(x => -x * 3 + (float)random.NextDouble() / 50)];
            var (a, b) = (MeaningVector.Of(u), MeaningVector.Of(v));
            errors.Add(Math.Abs(a.Cosine(b) - Cosine(u, v)));
            errors[^1].ShouldBeLessThan(MeaningVector.MostError(a, b));
            a.Cosine(b).ShouldBeInRange(-1, 1);
            a.Cosine(a).ShouldBe(1, 1e-6f);
            MeaningVector.FromBytes(a.ToBytes()).Cosine(b).ShouldBe(a.Cosine(b));
        }
        errors.Average().ShouldBeLessThan(0.004);
    }

    [Fact]
    public void What_is_no_direction_is_refused()
    {
        foreach (float[] none in new float[][] { [], [0, 0], [1, float.NaN], [float.PositiveInfinity, 1], new float[MeaningVector.MostDimensions + 1] })
            Should.Throw<ArgumentException>(() => MeaningVector.Of(none));
        foreach (byte[] none in new byte[][] { [], [0, 0], [1, 128] }) Should.Throw<ArgumentException>(() => MeaningVector.FromBytes(none));
        MeaningVector.Of([float.MaxValue, float.Epsilon]).Cosine(MeaningVector.Of([float.Epsilon, 0])).ShouldBe(1);

        var two = Meanings.None.With([new(Guid.NewGuid(), MeaningVector.Of([1, 2]))], []);
        Should.Throw<ArgumentException>(() => two.With([new(Guid.NewGuid(), MeaningVector.Of([1, 2, 3]))], [])).Message.ShouldContain("3 dimensions");
        Should.Throw<ArgumentException>(() => new MeaningQuery(MeaningVector.Of([1, 2, 3]), two)).Message.ShouldContain("2");
        two.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_a_vector_every_answer_is_as_it_was_to_the_last_bit()
    {
        var index = Index();
        foreach (var document in Documents)
        {
            var (words, none) = (index.Ask(document.Texts), index.Ask(document.Texts, meaning: new(MeaningVector.Of([1]), Meanings.None)));
            none.Search(10).ShouldBe(words.Search(10));
            foreach (var other in Documents)
            {
                none.Explain(other).Score.ShouldBe(words.Explain(other).Score);
                none.Explain(other).Terms.Select(term => term.Share).ShouldBe(words.Explain(other).Terms.Select(term => term.Share));
                words.Explain(other).Parts.Keys.ShouldNotContain("meaning");
            }
        }
    }

    [Fact]
    public void What_shares_no_word_is_found_and_says_that_it_is_by_meaning()
    {
        var question = Index().Ask([new(Field.Title, "Vehicles")], meaning: new(Vector(0), Vectors()));
        var hits = question.Search(10);
        hits.Take(2).Select(hit => hit.Id).ShouldBe([Documents[0].Id, Documents[1].Id], ignoreOrder: true);
        var why = question.Explain(Documents[0]);
        (why.Terms.Count, why.Parts["meaning"], why.Level).ShouldBe((0, 1, hits[0].Level));
        Index().Search([new(Field.Title, "Vehicles")], 10).ShouldBeEmpty();
    }

    [Fact]
    public void Scores_are_numbers_below_1_and_shares_sum_whatever_the_vectors()
    {
        var (random, index) = (new Random(5), Index());
        for (var n = 0; n < 100; n++)
        {
            var documents = Meanings.None.With([.. Documents.Take(n % 9).Select(document => KeyValuePair.Create(document.Id, MeaningVector.Of(Floats(random, 3))))], []);
            var question = index.Ask(Documents[n % 8].Texts, meaning: new(MeaningVector.Of(Floats(random, 3)), documents));
            foreach (var hit in question.Score([.. Documents.Select(document => document.Id)]))
            {
                hit.Score.ShouldBeInRange(0, 0.9999);
                var why = question.Explain(Documents.Single(document => document.Id == hit.Id));
                why.Score.ShouldBe(hit.Score, 1e-5);
                why.Parts.Values.Sum().ShouldBe(hit.Score > 0 ? 1 : 0, 1e-6);
                (why.Terms.Sum(term => term.Share) + why.Parts["meaning"]).ShouldBe(hit.Score > 0 ? 1 : 0, 1e-6);
            }
        }
    }

    [Fact]
    public void Readers_go_on_with_the_vectors_they_began_with()
    {
        var before = Vectors();
        var after = before.With([new(Documents[0].Id, Vector(1))], [Documents[1].Id]);
        (before.Find(Documents[0].Id)!.Cosine(Vector(0)), before.Count).ShouldBe((1, 8));
        (after.Find(Documents[0].Id)!.Cosine(Vector(1)), after.Find(Documents[1].Id), after.Count).ShouldBe((1, null, 7));
    }

    private static MatchIndex Index()
    {
        var index = new MatchIndex();
        index.Apply(Documents, []);
        return index;
    }

    /// <summary>Two documents each are of one subject.</summary>
    private static Meanings Vectors() => Meanings.None.With([.. Documents.Select((document, i) => KeyValuePair.Create(document.Id, Vector(i / 2)))], []);

    private static MeaningVector Vector(int subject) => MeaningVector.Of([.. Enumerable.Range(0, 4).Select(i => i == subject ? 1f : 0)]);

    private static float[] Floats(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1))];

    private static sbyte[] Bytes(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => (sbyte)random.Next(-127, 128))];

    private static double Cosine(float[] u, float[] v) => u.Zip(v, (x, y) => (double)x * y).Sum() / Math.Sqrt(u.Sum(x => (double)x * x) * v.Sum(x => (double)x * x));
}
