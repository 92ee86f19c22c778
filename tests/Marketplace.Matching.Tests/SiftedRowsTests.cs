namespace Marketplace.Matching.Tests;

/// <summary>What is picked out of many at once is what is found by looking at each.</summary>
public sealed class SiftedRowsTests
{
    [Fact]
    public void Units_beyond_those_that_two_bytes_hold_are_found_in_a_row_like_others()
    {
        var random = new Random(51);
        string[] words = [.. Enumerable.Range(0, 70_000).Select(i => $"w{(char)('a' + (i % 26))}x{i}q")];
        random.Shuffle(words);
        // Each word is met once at least, so that the last have the highest ordinals.
        var texts = words.Chunk(700).Select(chunk => string.Join(' ', chunk.Concat(random.GetItems(words, 300)))).ToList();
        var index = new MatchIndex { FewPostings = 0 };
        index.Apply([.. texts.Select(text => new Document(Guid.NewGuid(), [new(Field.Title, text[..200]), new(Field.Text, text)]))], []);
        for (var n = 0; n < 30; n++)
        {
            // Pairs of neighbours, so that rare ones stand beside each other.
            var (one, other) = (texts[random.Next(texts.Count)].Split(' '), texts[random.Next(texts.Count)].Split(' '));
            var asked = index.Ask([new(Field.Text, string.Join(' ', one[40..90].Concat(other[600..660])))]);
            var found = asked.Search(5);
            found.Count.ShouldBe(5);
            found.ShouldBe(asked.Exhaustive(5));
        }
    }

    [Fact]
    public void Pairs_are_found_wherever_in_a_long_row_they_stand()
    {
        var random = new Random(56);
        string[] words = [.. Enumerable.Range(0, 900).Select(i => $"w{(char)('a' + (i % 26))}x{i}q")];
        List<string[]> texts = [.. Enumerable.Range(0, 8).Select(_ => random.GetItems(words, 800))];
        var index = new MatchIndex { FewPostings = 0 };
        index.Apply([.. texts.Select(text => new Document(Guid.NewGuid(), [new(Field.Title, "w"), new(Field.Text, string.Join(' ', text))]))], []);
        foreach (var text in texts)
        {
            var asked = index.Ask([new(Field.Text, string.Join(' ', text[..520]))]);
            asked.Search(8).ShouldBe(asked.Exhaustive(8));
        }
    }

    [Fact]
    public void The_best_rows_are_the_best_of_all_whether_many_are_equal_or_not()
    {
        var random = new Random(52);
        foreach (var kinds in new[] { 1, 3, 50, 100_000 })
            foreach (var size in new[] { 0, 100, 2_047, 2_048, 5_000, 30_001 })
                foreach (var number in new[] { 1, 70, 512, 600 })
                {
                    float[] values = [.. Enumerable.Range(0, size).Select(_ => (float)random.Next(kinds))];
                    float[] scales = [.. Enumerable.Range(0, size).Select(_ => 0.5f + (random.Next(4) / 4f))];
                    var best = new BestRows(new (float, int)[number]);
                    best.Offer(values, scales, null);
                    best.Found.ToArray().Order().ShouldBe(Enumerable.Range(0, size).Select(row => (Value: values[row] * scales[row], Row: row)).Where(one => one.Value > 0)
                        .OrderByDescending(one => one.Value).ThenBy(one => one.Row).Take(number).Order(), $"{kinds} {size} {number}");
                }
    }

    [Fact]
    public void The_so_manieth_of_numbers_is_what_sorting_gives()
    {
        var random = new Random(53);
        for (var n = 0; n < 2_000; n++)
        {
            float[] values = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => (float)random.Next(1 + random.Next(30)))];
            var number = 1 + random.Next(values.Length);
            var wanted = values.OrderDescending().ElementAt(number - 1);
            Select.Highest(values, number).ShouldBe(wanted);
        }
    }

    [Fact]
    public void The_terms_that_are_said_are_those_whose_counts_are_not_0()
    {
        var random = new Random(54);
        foreach (var number in new[] { 0, 1, 63, 64, 65, 370, 1_200 })
            foreach (var part in new[] { 0, 0.1, 0.6, 1 })
            {
                var counts = new byte[SaidTerms.Room(number)];
                counts.Length.ShouldBeGreaterThan(number);
                for (var i = 0; i < number; i++) counts[i] = random.NextDouble() < part ? (byte)random.Next(1, 256) : (byte)0;
                var terms = new ushort[SaidTerms.RoomForTerms(counts.Length)];
                var said = SaidTerms.Of(counts, terms);
                terms.Take(said).Select(term => (int)term).ShouldBe(Enumerable.Range(0, number).Where(i => counts[i] > 0), $"{number} {part}");
            }
    }

    [Fact]
    public void A_small_table_finds_what_was_put_in_and_nothing_else()
    {
        var random = new Random(55);
        foreach (var number in new[] { 0, 1, 16, 300, 5_000 })
        {
            ulong[] keys = [.. Enumerable.Range(0, number * 2).Select(i => ((ulong)random.Next(number) << 32) | (uint)i).Distinct()];
            var table = new SmallTable(number);
            for (var i = 0; i < number; i++) table.Add(keys[i], i);
            for (var i = 0; i < keys.Length; i++) table.Find(keys[i]).ShouldBe(i < number ? i : -1);
        }
    }
}
