namespace Marketplace.Matching;

/// <summary>Why a document scored as it did.</summary>
/// <param name="Score">The same score as in <see cref="Hit"/>.</param>
/// <param name="Level">The same level as in <see cref="Hit"/>.</param>
/// <param name="Terms">The terms that carried most, heaviest first, at most <see cref="MostTerms"/>.</param>
/// <param name="Parts">
/// The share of each signal: "characters", "pairs", "words", "phrases", "dictionary", "learned", and, where the query came
/// with a vector, "meaning"; their sum is 1, or 0 where the score is 0.
/// </param>
public sealed record Explanation(double Score, Level Level, IReadOnlyList<TermReason> Terms, IReadOnlyDictionary<string, double> Parts)
{
    /// <summary>A reader takes in about a dozen reasons; the long tail behind them carries little each.</summary>
    public const int MostTerms = 12;
}

/// <summary>One term that query and document have in common, in one language or by translation.</summary>
/// <param name="Asked">As written in the query: "lithium-ion", 石墨烯.</param>
/// <param name="Term">As written in the document; another word than <paramref name="Asked"/> where it is its translation.</param>
/// <param name="QueryFields">The fields of the query where it stands.</param>
/// <param name="DocumentFields">The fields of the document where it stands.</param>
/// <param name="Share">Its share of the ranking value, 0 to 1; over all terms, listed or not, the shares sum to 1, less the share of "meaning".</param>
/// <param name="IsTranslation">Whether dictionary or learned translations lead from the one to the other.</param>
public sealed record TermReason(
    string Asked, string Term, IReadOnlyList<Field> QueryFields, IReadOnlyList<Field> DocumentFields, double Share, bool IsTranslation = false);
