using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>A noun phrase beside a place in a Chinese sentence, or none: what is cut short, points elsewhere or says nothing is worse than nothing.</summary>
internal static partial class ChinesePhrase
{
    private const int Shortest = 2, Longest = 28;

    [GeneratedRegex(@"\G(?::|一种|一款|一套|一台|一个|一类|一系列|新的| )*")]
    private static partial Regex Lead();

    /// <returns>The phrase that begins at <paramref name="at"/>, and where it ends.</returns>
    public static (string? Text, int End) After(string text, int at)
    {
        at += Lead().Match(text, at).Length;
        var end = at;
        while (end < text.Length && end - at <= Longest && IsPart(text[end])) end++;
        var (_, clean) = ChineseWords.Clean(text.AsSpan(at, end - at), last: false);
        // What does not end within reach is no phrase.
        return (clean > Longest ? null : Whole(text[at..(at + clean)]), at + clean);
    }

    /// <returns>The phrase that ends at <paramref name="end"/>.</returns>
    public static string? Before(string text, int end, int longest = Longest)
    {
        var start = end;
        while (start > 0 && end - start <= longest && IsPart(text[start - 1])) start--;
        var clean = ChineseWords.Clean(text.AsSpan(start, end - start), last: true).Start;
        return end - start - clean > longest ? null : Whole(text[(start + clean)..end]);
    }

    /// <returns>What follows up to the end of the clause.</returns>
    public static string? Clause(string text, int at, int longest)
    {
        var (end, depth) = (at, 0);
        for (; end < text.Length && end - at <= longest; end++)
        {
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0 || text[end] is '。' or ';' or '!' or ':' || text[end] == ',' && !(end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end - 1]))) break;
        }
        var said = text[at..end].Trim(' ', '的', ',', ':', '、', '.', '是');
        return end - at > longest || depth > 0 || said.Length < Shortest ? null : said;
    }

    /// <returns>The clause that ends at <paramref name="start"/>.</returns>
    public static ReadOnlySpan<char> Left(string text, int start)
    {
        var left = text.AsSpan(Math.Max(0, start - 40), Math.Min(start, 40));
        return left[(left.LastIndexOfAny(",。;:") + 1)..];
    }

    private static string? Whole(string phrase)
    {
        phrase = phrase.Trim('的', '-', '/', '·', '.', '+').TrimEnd('性', '上');
        return phrase.Length < Shortest || ChineseWords.Generic().IsMatch(phrase) || !phrase.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF') && phrase.Length < 3 || char.IsAsciiDigit(phrase[0]) && phrase.Length < 4 ? null : phrase;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '/' or '·' or '.' or '+';
}
