namespace Marketplace.Matching;

/// <summary>That a term was met in a row, and how much it counts there: 4 bytes, for 2^29 rows.</summary>
internal readonly struct Occurrence(int row, int times)
{
    private const int TimesBits = 2;

    private readonly uint packed = ((uint)row << TimesBits) | (uint)times;

    public int Row => (int)(packed >> TimesBits);

    /// <summary>At most 3: see <see cref="Weighing.Counted"/>.</summary>
    public int Times => (int)(packed & ((1 << TimesBits) - 1));
}
