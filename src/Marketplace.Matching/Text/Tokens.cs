using System.Text;

namespace Marketplace.Matching;

/// <summary>One CJK character, or one run of letters and digits, as a range of the normalized text.</summary>
internal readonly record struct Token(int Start, int Length, bool IsCjk)
{
    public int End => Start + Length;
}

/// <summary>Text to tokens.</summary>
internal static class Tokens
{
    /// <summary>NFKC: full-width letters, ligatures and compatibility characters become the plain ones. The case is kept, for display.</summary>
    public static string Normalize(string text)
    {
        if (Ascii.IsValid(text)) return text;
        // A lone surrogate, which Normalize refuses, becomes U+FFFD on the way through UTF-8. It refuses U+FFFE too.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);
    }

    public static IEnumerable<Token> Of(string normalized)
    {
        int at = 0, wordStart = -1;
        while (at < normalized.Length)
        {
            Rune.DecodeFromUtf16(normalized.AsSpan(at), out var rune, out var width);
            var cjk = Script.IsCjk(rune);
            var inWord = !cjk && Script.IsWordPart(rune);
            if (inWord && wordStart < 0) wordStart = at;
            if (!inWord && wordStart >= 0)
            {
                yield return new(wordStart, at - wordStart, IsCjk: false);
                wordStart = -1;
            }
            if (cjk) yield return new(at, width, IsCjk: true);
            at += width;
        }
        if (wordStart >= 0) yield return new(wordStart, at - wordStart, IsCjk: false);
    }
}
