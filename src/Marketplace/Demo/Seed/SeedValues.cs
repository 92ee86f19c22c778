namespace Marketplace.Demo;

/// <summary>Amounts that sum to the whole, to the cent.</summary>
internal static class SeedValues
{
    private const decimal Unit = 1_000;

    /// <summary>A few are large, most are small.</summary>
    public static int Weight(int number) => new Dice("value", number).Below(100) is var x ? 20 + x * x * x / 400 : 0;

    /// <summary>In thousands, by largest remainder; what is left below a thousand goes to the first.</summary>
    public static IReadOnlyList<decimal> Share(decimal whole, IReadOnlyList<int> weights)
    {
        if (weights.Count == 0)
        {
            throw new ArgumentException("There is no deal to carry the value.", nameof(weights));
        }

        var (units, sum) = ((long)(whole / Unit), weights.Sum(w => (long)w));
        var parts = weights.Select(w => units * w / sum).ToArray();
        var largest = Enumerable.Range(0, weights.Count).OrderByDescending(i => units * weights[i] % sum).ThenBy(i => i).Take((int)(units - parts.Sum()));
        foreach (var i in largest)
        {
            parts[i]++;
        }

        return [.. parts.Select((part, i) => part * Unit + (i == 0 ? whole % Unit : 0))];
    }
}
