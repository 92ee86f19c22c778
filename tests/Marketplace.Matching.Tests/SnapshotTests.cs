using System.Numerics;

namespace Marketplace.Matching.Tests;

/// <summary>An index on disk is the index that was saved, or is refused.</summary>
public sealed class SnapshotTests
{
    private static readonly string[] Words = ["石墨烯", "导热", "膜", "电池", "LiFePO4", "graphene", "thermal", "films", "battery", "rice", "水稻", "the", "0.5 g", "，"];

    private static readonly Lexicon Small = Lexicon.Of([new("石墨烯", "graphene"), new("电池", "battery"), new("导热", "thermal"), new("膜", "film"), new("水稻", "rice")]);

    [Fact]
    public void What_was_saved_answers_to_the_last_bit_and_so_it_does_after_the_same_changes()
    {
        var random = new Random(11);
        for (var round = 0; round < 20; round++)
        {
            Document[] documents = [.. Enumerable.Range(0, 120).Select(_ => Some(random))];
            var saved = new MatchIndex { Knowledge = new(Small), FewPostings = round % 2 == 0 ? 0 : 100_000 };
            saved.Apply(documents[..100], []);
            // Newer layers, and documents that are gone from old ones and from new.
            for (var n = 0; n < round % 8; n++) saved.Apply([documents[100 + n], documents[n] with { Texts = Some(random).Texts }], [documents[50 + n].Id]);
            var loaded = Loaded(Saved(saved), saved.FewPostings);
            Alike(saved, loaded, documents, random);
            if (round % 3 == 0)
            {
                var (from, number) = (loaded, loaded.Count);
                loaded = new MatchIndex { Knowledge = new(Small), FewPostings = saved.FewPostings };
                loaded.Apply(documents[90..], []);
                loaded.TakeOver(from);
                from.Apply([], [.. documents.Select(document => document.Id)]);
                (from.Count, loaded.Count).ShouldBe((0, number));
                Alike(saved, loaded, documents, random);
            }

            foreach (var index in new[] { saved, loaded }) index.Apply([documents[110], documents[3]], [documents[60].Id, documents[101].Id]);
            Alike(saved, loaded, documents, random);
            Saved(loaded).ShouldBe(Saved(saved));
            foreach (var index in new[] { saved, loaded }) index.Rebuild();
            Alike(saved, loaded, documents, random);
        }
    }

    [Fact]
    public void An_index_of_nothing_comes_back_as_one_and_can_be_filled()
    {
        var loaded = Loaded(Saved(new MatchIndex()));
        (loaded.Count, loaded.Ids.Count()).ShouldBe((0, 0));
        loaded.Apply([new(Guid.NewGuid(), [new(Field.Title, "石墨烯导热膜")])], []);
        loaded.Search([new(Field.Title, "石墨烯")], 10).Count.ShouldBe(1);
    }

    [Fact]
    public void A_snapshot_that_is_damaged_at_any_byte_or_cut_off_anywhere_is_refused_and_the_index_is_as_it_was()
    {
        var random = new Random(12);
        var saved = new MatchIndex();
        saved.Apply([.. Enumerable.Range(0, 4).Select(_ => Some(random))], []);
        saved.Apply([Some(random)], [saved.Ids.First()]);
        var whole = Saved(saved);
        Loaded(whole).Count.ShouldBe(4);

        var index = new MatchIndex();
        index.Apply([Some(random)], []);
        var before = Saved(index);
        for (var at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= (byte)(1 << random.Next(8));
            Should.Throw<InvalidDataException>(() => index.Load(new MemoryStream(damaged)), $"damaged at {at}");
            Should.Throw<InvalidDataException>(() => index.Load(new MemoryStream(whole, 0, at)), $"cut off at {at}");
            if (at % 8 != 0) continue;
            // As a file may be after the power failed.
            damaged = [.. whole[..at], .. new byte[whole.Length - at]];
            Should.Throw<InvalidDataException>(() => index.Load(new MemoryStream(damaged)), $"zeros from {at} on");
        }
        Saved(index).ShouldBe(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_snapshot_of_another_format_or_analysis_is_refused(int which)
    {
        var whole = Saved(new MatchIndex());
        // The second array, behind the word that begins all: its numbers, rightly checked.
        var numbers = whole.AsSpan(Block.Size + sizeof(ulong) + Block.Size, 3 * sizeof(int));
        numbers[which * sizeof(int)]++;
        new Block(numbers.Length, Block.Checked(Block.Seed(1), numbers)).Write(whole.AsSpan(Block.Size + sizeof(ulong)), 1);
        Should.Throw<InvalidDataException>(() => new MatchIndex().Load(new MemoryStream(whole))).Message.ShouldContain("of format and analysis");
    }

    [Fact]
    public void Units_of_texts_are_those_of_this_version_of_the_analysis()
    {
        string[] texts =
        [
            "一种石墨烯導熱膜的製備方法,熱導率1500 W/(m·K)。", "The batteries' cathodes are made of LiFePO4 and 0.5 g of PM2.5-free carbon; running studies, e.g. U.S. grids.",
            "Ｆｕｌｌ width, naïve façade — Übergröße, Ёлка, ٣ ١٢, 한국어 テスト IL-6 800 ℃ 2024", "𠀀𠀁 test\u200B-case don't rock'n'roll",
        ];
        var check = ~0u;
        foreach (var side in Sides.Of(texts.Select((text, n) => new FieldText((Field)(n % 3), text))))
            foreach (var part in side)
                foreach (var unit in part.Analysis.Units)
                    check = BitOperations.Crc32C(BitOperations.Crc32C(check, unit.Term.Key), (unit.Joined ? 1u : 0) + (2u * (uint)Weighing.Counted(part.Field)));
        (Analyzer.Version, check).ShouldBe((1, 2836739011u), "the units have changed: raise Analyzer.Version, and put the new check here");
    }

    private static void Alike(MatchIndex one, MatchIndex other, Document[] documents, Random random)
    {
        other.Count.ShouldBe(one.Count);
        other.Ids.ShouldBe(one.Ids);
        for (var n = 0; n < 4; n++)
        {
            var query = Some(random).Texts;
            other.Search(query, 200).ShouldBe(one.Search(query, 200));
            other.Search(query, 3).ShouldBe(one.Search(query, 3));
            other.Score(query, [.. documents.Select(document => document.Id)]).ShouldBe(one.Score(query, [.. documents.Select(document => document.Id)]));
            other.Candidates(query, 9).ShouldBe(one.Candidates(query, 9));
            Reasons(other, query, documents[n]).ShouldBe(Reasons(one, query, documents[n]));
        }
    }

    private static IEnumerable<(string, string, double)> Reasons(MatchIndex index, IReadOnlyList<FieldText> query, Document document) =>
        index.Explain(query, document).Terms.Select(term => (term.Asked, term.Term, term.Share));

    private static byte[] Saved(MatchIndex index)
    {
        var stream = new MemoryStream();
        index.Save(stream);
        return stream.ToArray();
    }

    private static MatchIndex Loaded(byte[] saved, int fewPostings = 100_000)
    {
        var index = new MatchIndex { Knowledge = new(Small), FewPostings = fewPostings };
        index.Load(new MemoryStream(saved));
        return index;
    }

    private static Guid Id(Random random)
    {
        var id = new byte[16];
        random.NextBytes(id);
        return new(id);
    }

    private static Document Some(Random random) =>
        new(Id(random), [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new FieldText((Field)random.Next(3), string.Join(' ', random.GetItems(Words, random.Next(1, 15)))))]);
}
