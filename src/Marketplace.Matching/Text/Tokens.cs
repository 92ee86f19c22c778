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
        if (Characters.Simple(text) is { } simple) return simple;
        // A lone surrogate, which Normalize refuses, becomes U+FFFD on the way through UTF-8. It refuses U+FFFE too.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);
    }

    public static List<Token> Of(string normalized)
    {
        var tokens = new List<Token>(normalized.Length / 4 + 1);
        Read(normalized, tokens);
        return tokens;
    }

    /// <summary>Adds the tokens of a text to a list.</summary>
    public static void Read(string normalized, List<Token> tokens)
    {
        int at = 0, wordStart = -1;
        while (at < normalized.Length)
        {
            var (kind, width) = (Characters.KindOf(normalized[at]), 1);
            if (kind == CharacterKind.Half)
            {
                Rune.DecodeFromUtf16(normalized.AsSpan(at), out var rune, out width);
                kind = Script.IsCjk(rune) ? CharacterKind.Cjk : Script.IsWordPart(rune) ? CharacterKind.WordPart : CharacterKind.Other;
            }
            if (kind == CharacterKind.WordPart)
            {
                if (wordStart < 0) wordStart = at;
            }
            else
            {
                if (wordStart >= 0) tokens.Add(new(wordStart, at - wordStart, IsCjk: false));
                wordStart = -1;
                if (kind == CharacterKind.Cjk) tokens.Add(new(at, width, IsCjk: true));
            }
            at += width;
        }
        if (wordStart >= 0) tokens.Add(new(wordStart, at - wordStart, IsCjk: false));
    }
}
