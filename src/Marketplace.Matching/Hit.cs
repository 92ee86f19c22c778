namespace Marketplace.Matching;

/// <summary>A document and how well it answers a query: <paramref name="Score"/> in [0, 1), about the chance that an expert calls the match good (see <see cref="Calibration"/>).</summary>
public readonly record struct Hit(Guid Id, double Score) : IComparable<Hit>
{
    /// <summary>Best first; equal scores by id, so that the same question always gets the same order.</summary>
    public int CompareTo(Hit other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Id.CompareTo(other.Id);
    }

    public static bool operator <(Hit left, Hit right) => left.CompareTo(right) < 0;
    public static bool operator >(Hit left, Hit right) => left.CompareTo(right) > 0;
    public static bool operator <=(Hit left, Hit right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Hit left, Hit right) => left.CompareTo(right) >= 0;
}
