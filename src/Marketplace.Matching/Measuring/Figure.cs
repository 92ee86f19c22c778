namespace Marketplace.Matching;

/// <summary>One measured figure.</summary>
/// <param name="Samples">The value of each need or title; the figure is their mean.</param>
/// <param name="Floor">What it must reach; null where it is only reported.</param>
/// <param name="LowerIsBetter">For errors.</param>
public sealed record Figure(string Name, IReadOnlyList<double> Samples, double? Floor = null, double? Goal = null, bool LowerIsBetter = false)
{
    public double Value { get; } = Samples.Count > 0 ? Samples.Average() : 0;

    /// <summary>The standard error of the mean.</summary>
    public double StandardError { get; } = ErrorOf(Samples);

    public bool ReachesFloor => Floor is not { } floor || (LowerIsBetter ? Value <= floor : Value >= floor);

    /// <summary>
    /// Whether this figure is worse than another of the same samples by more than the standard error of their difference, taken sample
    /// by sample, and by more than 0.002, which no reader would notice.
    /// </summary>
    public bool IsWorseThan(Figure other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Samples.Count != Samples.Count) throw new ArgumentException($"'{Name}' was measured on {Samples.Count} samples, and on {other.Samples.Count} before.", nameof(other));
        var differences = Samples.Zip(other.Samples, (a, b) => LowerIsBetter ? a - b : b - a).ToList();
        return differences.Count > 0 && differences.Average() > Math.Max(0.002, ErrorOf(differences));
    }

    private static double ErrorOf(IReadOnlyList<double> samples)
    {
        if (samples.Count < 2) return 0;
        var mean = samples.Average();
        return Math.Sqrt(samples.Sum(sample => (sample - mean) * (sample - mean)) / (samples.Count - 1) / samples.Count);
    }
}
