namespace Marketplace.Matching;

/// <summary>
/// A document and how well it answers a query: <paramref name="Score"/> in [0, 1), about the chance that an expert calls the match good,
/// strictly increasing in the ranking value, and the <paramref name="Level"/> that experts would most likely give (see <see cref="RankingModel"/>).
/// </summary>
public readonly record struct Hit(Guid Id, double Score, Level Level)
{
    /// <summary>Equal scores by id, so that the same question always gets the same order.</summary>
    internal static readonly Comparer<Hit> BestFirst = Comparer<Hit>.Create((a, b) =>
        b.Score.CompareTo(a.Score) is var byScore && byScore != 0 ? byScore : a.Id.CompareTo(b.Id));
}
