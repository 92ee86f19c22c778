using System.Buffers;
using System.Text;

namespace Marketplace.Matching;

/// <summary>
/// Text to terms, the same for documents and queries: NFKC, lower case; every CJK character, and every run of letters and
/// digits of another script, English ones stemmed.
/// </summary>
public static class Analyzer
{
    /// <summary>The most terms <see cref="SearchTerms"/> gives, so that no text can swell a list's index without bound.</summary>
    public const int MostSearchTerms = 20_000;

    /// <summary>In UTF-16 units. Texts a dozen times longer than usual say nothing new, and must not cost more than that.</summary>
    public const int LongestText = 32_768;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;:!?\r\n。");

    /// <summary>Longer runs are not words; their beginning is enough to tell them apart.</summary>
    private const int LongestWord = 64;

    [ThreadStatic]
    private static List<Token>? tokensOfThread;

    /// <summary>NFKC of any text: what .NET refuses, lone surrogates and U+FFFE, becomes U+FFFD.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tokens.Normalize(text);
    }

    /// <summary>
    /// The distinct terms by which a text is found in lists, in order of appearance: words lower-cased and stemmed (numbers and
    /// stop words too), CJK characters, and pairs of adjacent ones. At most <see cref="MostSearchTerms"/>.
    /// </summary>
    public static IReadOnlyList<string> SearchTerms(string text)
    {
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (term, _, _) in ListTerms(text))
        {
            found.TryAdd(term, true);
            if (found.Count == MostSearchTerms) break;
        }
        return [.. found.Keys];
    }

    /// <summary>
    /// The distinct terms that a document must all have among its <see cref="SearchTerms"/> to pass a list's text filter: of a CJK
    /// run the pairs, or the character if it stands alone; words without stop words, unless nothing else remains.
    /// </summary>
    public static IReadOnlyList<string> QueryTerms(string text)
    {
        var terms = ListTerms(text).Where(term => term.InQuery).ToList();
        var telling = terms.Where(term => !term.IsStopWord).ToList();
        return [.. (telling.Count > 0 ? telling : terms).Select(term => term.Text).Distinct().Take(MostSearchTerms)];
    }

    private static IEnumerable<(string Text, bool InQuery, bool IsStopWord)> ListTerms(string text)
    {
        var normalized = Tokens.Normalize(text);
        Token last = default;
        var lastPaired = false;
        foreach (var token in Tokens.Of(normalized))
        {
            var paired = token.IsCjk && last.IsCjk && last.End == token.Start;
            if (last.IsCjk) yield return (normalized.Substring(last.Start, last.Length), !paired && !lastPaired, false);
            if (paired) yield return (normalized[last.Start..token.End], true, false);
            if (!token.IsCjk) yield return (Stem(normalized, token, out var isStopWord), true, isStopWord);
            (last, lastPaired) = (token, paired);
        }
        if (last.IsCjk) yield return (normalized.Substring(last.Start, last.Length), !lastPaired, false);
    }

    /// <summary>A text's units for matching: without stop words and pure numbers; of a longer text than <see cref="LongestText"/> its beginning.</summary>
    internal static Analysis Analyze(string text)
    {
        var normalized = Tokens.Normalize(text.Length > LongestText ? text[..LongestText] : text);
        var (tokens, words) = (tokensOfThread ??= [], KnownWords.OfThread);
        tokens.Clear();
        Tokens.Read(normalized, tokens);
        var units = new List<Unit>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var term = token.IsCjk ? CharacterOf(normalized, token) : default;
            if (!token.IsCjk && Wholes.MayBegin(normalized, token) && Wholes.Of(normalized, tokens, i, out var whole) is { Tokens: > 0 } several)
            {
                (term, token) = (Term.Word(whole), new(token.Start, several.End - token.Start, IsCjk: false));
                i += several.Tokens - 1;
            }
            else if (!token.IsCjk) term = words.Of(normalized.AsSpan(token.Start, Math.Min(token.Length, LongestWord)), WordOf);
            if (term != default) units.Add(new(term, token.Start, token.End, units.Count > 0 && AreNeighbours(normalized, units[^1], term, token)));
        }
        return new(normalized, units);
    }

    /// <summary>Characters must touch; words may have stop words and commas between them, but not the end of a sentence.</summary>
    private static bool AreNeighbours(string normalized, Unit last, Term term, Token token)
    {
        if (last.Term.Kind != term.Kind) return false;
        if (term.Kind != Kind.Word) return last.End == token.Start;
        return (token.Start == last.End + 1 && normalized[last.End] == ' ') || !normalized.AsSpan(last.End, token.Start - last.End).ContainsAny(SentenceEnds);
    }

    private static Term CharacterOf(string normalized, Token token)
    {
        if (token.Length == 1 && Characters.Simplified(normalized[token.Start]) is var one and not Characters.Special) return Term.Character(new(one));
        Rune.DecodeFromUtf16(normalized.AsSpan(token.Start, token.Length), out var rune, out _);
        return Term.Character(Traditional.Simplify(rune));
    }

    /// <summary>None for stop words and pure numbers.</summary>
    private static Term WordOf(ReadOnlySpan<char> letters)
    {
        Span<char> word = stackalloc char[LongestWord];
        word = word[..Lower(letters, word)];
        return StopWords.Contains(word) || IsNumber(word) ? default : Term.Word(word[..Porter2.Stem(word)]);
    }

    private static string Stem(string normalized, Token token, out bool isStopWord)
    {
        Span<char> word = stackalloc char[LongestWord];
        word = word[..Lower(normalized.AsSpan(token.Start, token.Length), word)];
        (var stem, isStopWord) = Stems.Of(word);
        return stem;
    }

    private static int Lower(ReadOnlySpan<char> letters, Span<char> word)
    {
        if (letters.Length > LongestWord) letters = letters[..LongestWord];
        return letters.ToLowerInvariant(word);
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (!char.IsNumber(letter)) return false;
        return true;
    }
}

/// <summary>A term where it stands in the normalized text; <paramref name="Joined"/> if it makes a pair with the unit before it.</summary>
internal readonly record struct Unit(Term Term, int Start, int End, bool Joined);

internal sealed record Analysis(string Text, List<Unit> Units);
