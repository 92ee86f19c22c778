namespace Marketplace.Matching.Tests;

/// <summary>Rows and counts in three bytes.</summary>
public sealed class PackedRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_000)]
    [InlineData(1 << 23)]
    public void Packed_rows_are_what_was_packed(int number)
    {
        var random = new Random(17);
        int[] lengths = [.. new[] { 0, 1, 40, 600, 0, 3_000 }.Select(length => Math.Min(length, number))];
        int[][] rows = [.. lengths.Select(length => (int[])[.. Enumerable.Range(0, length).Select(i => i == length - 1 ? number - 1 : random.Next(number)).Distinct().Order()])];
        byte[][] counts = [.. rows.Select(some => (byte[])[.. some.Select(_ => (byte)(random.Next(4) > 0 ? random.Next(1, 4) : random.Next(1, 256)))])];
        // There is room for more than come.
        var writer = new PackedRows.Writer(rows.Sum(some => some.Length) + 9, number);
        for (var term = 0; term < rows.Length; term++) writer.Add(rows[term], counts[term]);
        var (packed, start) = (writer.Build(), 0);
        for (var term = 0; term < rows.Length; term++)
        {
            var some = packed.Of(start, start += rows[term].Length);
            var plain = new float[number];
            some.Length.ShouldBe(rows[term].Length);
            for (var i = 0; i < some.Length; i++)
            {
                (some.Row(i), some.Count(i)).ShouldBe((rows[term][i], counts[term][i]));
                plain[rows[term][i]] += 0.3f * Weighing.Local(counts[term][i]);
            }
            var all = new float[number];
            some.AddTo(all, 0.3f, Weighing.Locals);
            all.AsSpan().SequenceEqual(plain).ShouldBeTrue();
            foreach (var end in new[] { number, number / 2, 1 })
            {
                var sums = new float[end];
                some.AddFirstTo(sums, 0.3f, Weighing.Locals);
                sums.AsSpan().SequenceEqual(plain.AsSpan(0, end)).ShouldBeTrue();
                some.Reach(0, end).ShouldBe(rows[term].Count(row => row < end));
            }
        }
        Should.Throw<ArgumentOutOfRangeException>(() => new PackedRows.Writer(0, (1 << 23) + 1));
    }
}
