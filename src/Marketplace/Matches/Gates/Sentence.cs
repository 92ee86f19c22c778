using System.Buffers;
using Marketplace.Integration;
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

/// <summary>A sentence, or a line, of a text.</summary>
/// <param name="terms">By <see cref="Analyzer.KeyOf"/>.</param>
internal readonly struct Sentence(string text, ulong[] terms)
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\u3002\uFF1B;\uFF01!\uFF1F?\r\n.");

    public string Text => text;

    public static IEnumerable<Sentence> Of(string text)
    {
        for (int start = 0, at = 0; start < text.Length; at++)
        {
            var end = text.AsSpan(at).IndexOfAny(Ends);
            at = end < 0 ? text.Length : at + end;
            if (at < text.Length && text[at] == '.' && !IsStop(text, at))
            {
                continue;
            }

            if (at > start)
            {
                var sentence = text[start..at];
                yield return new(sentence, Analyzer.SearchKeys(sentence));
            }

            start = at + 1;
        }
    }

    /// <summary>How many of the terms it has.</summary>
    public int Count(ulong[] asked)
    {
        var found = 0;
        foreach (var term in asked)
        {
            found += terms.AsSpan().Contains(term) ? 1 : 0;
        }

        return found;
    }

    // A point behind a letter and before a space; others are of numbers and names.
    private static bool IsStop(string text, int at) => at > 0 && (char.IsLetter(text[at - 1]) || text[at - 1] == ')') && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]);
}
