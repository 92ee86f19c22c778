namespace Marketplace.Matching.Tests;

/// <summary>Few rows and many are kept in two ways, and nobody can tell.</summary>
public sealed class FrequenciesTests
{
    private const int Rows = 1_000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 3)]
    [InlineData(10, 3)]
    [InlineData(40, 0)]
    [InlineData(3, 700)]
    [InlineData(40, 400)]
    public void They_are_what_was_added_in_any_number(int alone, int together)
    {
        var (random, frequencies) = (new Random(alone + together), new Frequencies(Rows));
        for (var round = 0; round < 3; round++)
        {
            var expected = new float[Rows];
            foreach (var row in Chosen(random, alone)) expected[row] = random.NextSingle();
            for (var row = 0; row < Rows; row++)
                if (expected[row] > 0) frequencies.Add(row, expected[row]);
            var held = Chosen(random, together);
            byte[] counts = [.. held.Select(_ => (byte)random.Next(1, 255))];
            var writer = new PackedRows.Writer(held.Length, Rows);
            writer.Add(held, counts);
            frequencies.Add(writer.Build().Of(0, held.Length), 0.25f);
            for (var i = 0; i < held.Length; i++) expected[held[i]] += 0.25f * counts[i];
            // A row that is there already is there once.
            foreach (var row in held.Take(2))
            {
                frequencies.Add(row, 1);
                expected[row] += 1;
            }

            int[] said = [.. Enumerable.Range(0, Rows).Where(row => expected[row] > 0)];
            frequencies.Rows().ToArray().ShouldBe(said);
            foreach (var row in said) frequencies[row].ShouldBe(expected[row]);
            var (rows, documents) = frequencies.Sum();
            rows.ShouldBe(said.Length);
            documents.ShouldBe(expected.Sum(value => Math.Min(1.0, value)), 1e-3);
            frequencies.Clear();
            frequencies.Sum().ShouldBe((0, 0.0));
            frequencies.Rows().Length.ShouldBe(0);
        }
    }

    private static int[] Chosen(Random random, int number) => [.. Enumerable.Range(0, Rows).OrderBy(_ => random.Next()).Take(number).Order()];
}
