namespace Marketplace.Matching;

/// <summary>
/// Against everyone pointing to one famous document: the value of one that was shown s times, where those shown at all were shown m times on
/// average, is multiplied by (1 + s / m) ^ −strength. One that was never shown keeps its value.
/// </summary>
public sealed class Spreading
{
    private readonly double strength, mean;
    private readonly IReadOnlyDictionary<Guid, int> shown;

    /// <param name="strength">0, nothing changes, to 1.</param>
    /// <param name="shown">How often each was among the best, by now; those that were not need not stand in it.</param>
    public Spreading(double strength, IReadOnlyDictionary<Guid, int> shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (!(strength is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(strength), strength, "A strength is from 0 to 1.");
        (this.strength, this.shown, mean) = (strength, shown, shown.Count == 0 ? 0 : shown.Values.Average());
    }

    /// <summary>By what the value of a document is multiplied: above 0, at most 1.</summary>
    public double Of(Guid id) => shown.TryGetValue(id, out var times) && times > 0 ? Math.Pow(1 + times / mean, -strength) : 1;
}
