using Marketplace.Matching;

namespace Marketplace.Platform;

/// <summary>An entity that lists find by words of its texts.</summary>
internal interface ISearchable
{
    IEnumerable<string?> TextsToFind();
}

/// <summary>The terms that a list's text filter finds an item by: the matcher's own, so that both see a text alike.</summary>
internal static class SearchTexts
{
    // The most that a text vector of PostgreSQL holds with ease (it ends at 1 MB).
    private const int MostTerms = 20_000;

    public static IReadOnlyList<string> Terms(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().SelectMany(Analyzer.SearchTerms).Distinct().Take(MostTerms)];

    public static IReadOnlyList<string> Query(string text) => Analyzer.QueryTerms(text);
}
