using Marketplace.Matching;

namespace Marketplace.Platform;

/// <summary>The terms that a list's text filter finds an item by: the matcher's own, so that both see a text alike.</summary>
internal static class SearchTexts
{
    // The most that a text vector of PostgreSQL holds with ease (it ends at 1 MB).
    private const int MostTerms = 20_000;

    public static string[] Terms(params IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().SelectMany(Analyzer.SearchTerms).Distinct().Take(MostTerms)];

    public static IReadOnlyList<string> Query(string text) => Analyzer.QueryTerms(text);
}
