namespace Marketplace.Matching;

/// <summary>
/// Text to terms, the same for documents and queries: NFKC, lower case; every CJK character, and every run of letters and
/// digits of another script, English ones stemmed.
/// </summary>
public static class Analyzer
{
    /// <summary>The most terms <see cref="SearchTerms"/> gives, so that no text can swell a list's index without bound.</summary>
    public const int MostSearchTerms = 20_000;

    /// <summary>
    /// To be raised with whatever changes the units of a text, what they are joined to, on which side they stand, or what a field counts: an index made
    /// before is then made anew.
    /// </summary>
    public const int Version = 1;

    /// <summary>In UTF-16 units. Texts a dozen times longer than usual say nothing new, and must not cost more than that.</summary>
    public const int LongestText = 32_768;

    /// <summary>Longer runs are not words; their beginning is enough to tell them apart.</summary>
    internal const int LongestWord = 64;

    internal const int MostOnStack = 16_384;

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
        var (normalized, units) = (Beginning(text), UnitBuffer.Own);
        units.Clear();
        return new(normalized, Characters: Read(normalized, units), Units: units.ToList());
    }

    /// <summary>Adds the units of a text as <see cref="Beginning"/> gives it, and tells how many of them are CJK characters.</summary>
    internal static int Read(string normalized, UnitBuffer into)
    {
        var reading = new UnitReader(normalized, into);
        var room = into.Room(AsciiWords.Room(normalized.Length));
        if (PlainLetters.TryLower(normalized, room)) reading.ReadPlain(new(room));
        else reading.ReadAll();
        return reading.Characters;
    }

    /// <summary>What is read of a text, normalized.</summary>
    internal static string Beginning(string text) => Beginning(text, out _);

    /// <param name="letterForLetter">Each letter stands where it stood.</param>
    internal static string Beginning(string text, out bool letterForLetter) => Tokens.Normalize(text.Length > LongestText ? text[..LongestText] : text, out letterForLetter);

    private static string Stem(string normalized, Token token, out bool isStopWord)
    {
        Span<char> word = stackalloc char[LongestWord];
        word = word[..Lower(normalized.AsSpan(token.Start, token.Length), word)];
        (var stem, isStopWord) = Stems.Of(word);
        return stem;
    }

    internal static int Lower(ReadOnlySpan<char> letters, Span<char> word)
    {
        if (letters.Length > LongestWord) letters = letters[..LongestWord];
        return letters.ToLowerInvariant(word);
    }
}

/// <summary>A term where it stands in the normalized text; <paramref name="Joined"/> if it makes a pair with the unit before it.</summary>
internal readonly record struct Unit(Term Term, int Start, int End, bool Joined);

/// <param name="Text">Normalized.</param>
/// <param name="Characters">How many of the units are CJK characters.</param>
internal sealed record Analysis(string Text, List<Unit> Units, int Characters);
