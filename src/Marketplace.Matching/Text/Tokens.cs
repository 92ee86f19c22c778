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
    public static string Normalize(string text) => Normalize(text, out _);

    /// <param name="letterForLetter">Each letter stands where it stood.</param>
    public static string Normalize(string text, out bool letterForLetter)
    {
        letterForLetter = true;
        if (Ascii.IsValid(text)) return text;
        if (Characters.Simple(text) is { } simple) return simple;
        letterForLetter = false;
        // A lone surrogate, which Normalize refuses, becomes U+FFFD on the way through UTF-8. It refuses U+FFFE too.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);
    }

    public static IEnumerable<Token> Of(string normalized)
    {
        var reader = new Reader(normalized);
        while (reader.TryNext(out var token)) yield return token;
    }

    /// <summary>The tokens of a text in order. A copy goes on from where it was copied.</summary>
    /// <param name="at">Where it begins.</param>
    public struct Reader(string normalized, int at = 0)
    {
        private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

        private int at = at;

        public readonly string Text => normalized;

        /// <summary>FNV-1a of the letters of the last token in lower case; 0 unless all are ASCII.</summary>
        public ulong Hash { get; private set; }

        public bool TryNext(out Token token)
        {
            var text = normalized;
            for (; at < text.Length; at++)
            {
                if (text[at] < 0x80)
                {
                    if (Characters.LowerWordPart(text[at]) == 0) continue;
                    token = Word(text, at);
                    return true;
                }
                var (kind, width) = KindAt(text, at);
                if (kind == CharacterKind.WordPart) token = Word(text, at);
                else if (kind == CharacterKind.Cjk) (token, Hash, at) = (new(at, width, IsCjk: true), 0, at + width);
                else
                {
                    at += width - 1;
                    continue;
                }
                return true;
            }
            token = default;
            return false;
        }

        private Token Word(string text, int start)
        {
            var (end, hash) = (start, Offset);
            for (; end < text.Length && text[end] < 0x80; end++)
            {
                if (Characters.LowerWordPart(text[end]) is not (var lower and not 0)) break;
                hash = (hash ^ lower) * Prime;
            }
            if (end < text.Length && text[end] >= 0x80)
            {
                for (; end < text.Length && KindAt(text, end) is (CharacterKind.WordPart, var width); end += width) hash = 0;
            }
            (at, Hash) = (end, hash);
            return new(start, end - start, IsCjk: false);
        }

        private static (CharacterKind Kind, int Width) KindAt(string text, int at)
        {
            var kind = Characters.KindOf(text[at]);
            if (kind != CharacterKind.Half) return (kind, 1);
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var width);
            return (Script.IsCjk(rune) ? CharacterKind.Cjk : Script.IsWordPart(rune) ? CharacterKind.WordPart : CharacterKind.Other, width);
        }
    }
}
