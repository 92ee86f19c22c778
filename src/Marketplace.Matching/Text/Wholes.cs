using System.Globalization;

namespace Marketplace.Matching;

/// <summary>
/// What is one word though it is written as several: numbers with their unit (0.5 g, 800 ℃, 67 %) and names of models and substances
/// (PM2.5, IL-6, TC 4). Names with letters in every part (Ti-6Al-4V) are pairs of neighbours anyway.
/// </summary>
internal static class Wholes
{
    /// <summary>In letters, in digits, in tokens.</summary>
    private const int LongestName = 4, LongestNumber = 3, LongestWhole = 5;

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "g", "kg", "mg", "ug", "μg", "ng", "t", "m", "mm", "cm", "dm", "um", "μm", "nm", "km", "s", "ms", "μs", "ns", "min", "h", "hr", "c", "k", "f",
        "pa", "kpa", "mpa", "gpa", "bar", "psi", "v", "kv", "mv", "a", "ma", "ah", "mah", "w", "kw", "mw", "gw", "wh", "kwh", "mwh", "hz", "khz", "mhz", "ghz", "thz",
        "mol", "mmol", "l", "ml", "μl", "ppm", "ppb", "j", "kj", "mj", "ev", "kev", "mev", "db", "dbm", "rpm", "n", "kn", "nm", "lm", "lx", "bit", "kbps", "mbps", "gbps", "gb", "tb", "mb", "hrc", "hv", "wt", "ω", "kω", "mω",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitLookup = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <see cref="Of"/> is worth asking: most words are not the beginning of any.</summary>
    public static bool MayBegin(string text, Token token) =>
        char.IsAsciiDigit(text[token.End - 1])
        || (token.End + 1 < text.Length && char.IsAsciiDigit(text[token.End + 1]) && token.Length <= LongestName && text[token.End] is ('-' or ' '));

    /// <summary><see cref="Of"/> of the token that was read last, and the reader behind all that it takes; 0 where it stands alone.</summary>
    public static (int End, Tokens.Reader After) At(Tokens.Reader reader, Token token, out string letters)
    {
        Span<Token> tokens = stackalloc Token[LongestWhole];
        var (number, next) = (1, reader);
        tokens[0] = token;
        while (number < LongestWhole && next.TryNext(out var more)) tokens[number++] = more;
        var (taken, end) = Of(reader.Text, tokens[..number], 0, out letters);
        return taken > 0 ? (end, new(reader.Text, tokens[taken - 1].End)) : default;
    }

    /// <summary>How many of the tokens from <paramref name="at"/> on make up one word, and where it ends; one token alone is none.</summary>
    /// <param name="letters">The word in lower case, without what stands between its parts; empty for none.</param>
    public static (int Tokens, int End) Of(string text, ReadOnlySpan<Token> tokens, int at, out string letters)
    {
        letters = "";
        if (tokens[at].IsCjk) return default;
        var (number, end) = Decimals(text, tokens, at);
        if (IsNumber(text, tokens[at]))
        {
            if (UnitAfter(text, tokens, at + number, end) is not (var unit and > 0)) return default;
            var more = at + number < tokens.Length && tokens[at + number].Start < unit ? 1 : 0;
            letters = Letters(text[tokens[at].Start..unit]);
            return (number + more, unit);
        }
        if (number == 1 && IsNumbered(text, tokens, at)) (number, end) = (2, tokens[at + 1].End);
        if (number == 1) return default;
        letters = Letters(text[tokens[at].Start..end]);
        return (number, end);
    }

    /// <summary>Digits, a point and digits are one number: 0.5, PM2.5.</summary>
    private static (int Tokens, int End) Decimals(string text, ReadOnlySpan<Token> tokens, int at)
    {
        var next = at + 1;
        while (next < tokens.Length && char.IsAsciiDigit(text[tokens[next - 1].End - 1]) && tokens[next].Start == tokens[next - 1].End + 1
            && text[tokens[next - 1].End] == '.' && char.IsAsciiDigit(text[tokens[next].Start]) && next - at < 3) next++;
        return (next - at, tokens[next - 1].End);
    }

    /// <summary>A short name and a number: IL-6, TC 4.</summary>
    private static bool IsNumbered(string text, ReadOnlySpan<Token> tokens, int at)
    {
        var name = text.AsSpan(tokens[at].Start, tokens[at].Length);
        var next = at + 1;
        if (name.Length > LongestName || next >= tokens.Length || !IsNumber(text, tokens[next]) || tokens[next].Length > LongestNumber) return false;
        if (tokens[next].Start != tokens[at].End + 1 || text[tokens[at].End] is not ('-' or ' ')) return false;
        foreach (var letter in name)
            if (!char.IsAsciiLetterUpper(letter)) return false;
        var (number, end) = Decimals(text, tokens, next);
        return name.Length > 1 && number == 1 && UnitAfter(text, tokens, next + 1, end) == 0;
    }

    /// <summary>Where the unit after a number ends; 0 where there is none.</summary>
    private static int UnitAfter(string text, ReadOnlySpan<Token> tokens, int next, int end)
    {
        var start = end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (start < text.Length && text[start] is '%' or '‰') return start + 1;
        if (start < text.Length && text[start] is '°') start++;
        return next < tokens.Length && tokens[next].Start == start && UnitLookup.Contains(text.AsSpan(start, tokens[next].Length)) ? tokens[next].End : 0;
    }

    private static bool IsNumber(string text, Token token)
    {
        foreach (var letter in text.AsSpan(token.Start, token.Length))
            if (!char.IsAsciiDigit(letter)) return false;
        return true;
    }

    private static string Letters(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
}
