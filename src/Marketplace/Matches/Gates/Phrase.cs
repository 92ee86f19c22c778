using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Gates;

/// <summary>A phrase that texts are asked for.</summary>
/// <param name="Terms">By <see cref="Analyzer.KeyOf"/>.</param>
/// <param name="First">Its first term as it is written.</param>
internal sealed record Phrase(ulong[] Terms, string First, Language Language)
{
    public static Phrase Of(string phrase)
    {
        var terms = SearchTexts.Query(phrase);
        return new([.. terms.Select(Analyzer.KeyOf)], terms.Count > 0 ? terms[0] : "", LanguageOf.Text(phrase));
    }
}
