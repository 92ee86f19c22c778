using System.Globalization;
using System.Text;

namespace Marketplace.Matching;

/// <summary>What is known beforehand of each UTF-16 unit, so that a text is read by looking things up.</summary>
internal static class Characters
{
    private const int Number = 0x10000;

    /// <summary>What NFKC makes of a unit by itself; <see cref="Special"/> where that is not one unit or depends on its neighbours.</summary>
    private static readonly char[] Plain = new char[Number];

    private static readonly byte[] Kinds = new byte[Number];
    private static readonly char[] SimplifiedOnes = new char[Number];

    static Characters()
    {
        for (var i = 0; i < Number; i++)
        {
            var unit = (char)i;
            (Plain[i], SimplifiedOnes[i]) = (PlainOf(unit), unit);
            if (!Rune.TryCreate(unit, out var rune)) Kinds[i] = (byte)CharacterKind.Half;
            else if (Script.IsCjk(rune)) (Kinds[i], SimplifiedOnes[i]) = ((byte)CharacterKind.Cjk, Traditional.Simplify(rune) is { IsBmp: true } one ? (char)one.Value : Special);
            else if (Script.IsWordPart(rune)) Kinds[i] = (byte)CharacterKind.WordPart;
        }
    }

    /// <summary>U+FFFF, which is no character.</summary>
    public const char Special = '\uFFFF';

    /// <summary>Of an ASCII unit the letter in lower case or the digit; 0 for what is of no word.</summary>
    public static byte LowerWordPart(char ascii) =>
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\00123456789\0\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"u8[ascii];

    public static CharacterKind KindOf(char unit) => (CharacterKind)Kinds[unit];

    /// <summary>Of a CJK character within the basic plane; <see cref="Special"/> where the simplified one is not within it.</summary>
    public static char Simplified(char unit) => SimplifiedOnes[unit];

    /// <summary>The NFKC of a text whose units do not depend on their neighbours; null where they may.</summary>
    public static string? Simple(string text)
    {
        // What is ASCII is as it should be.
        var first = Math.Max(0, text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F'));
        while (first < text.Length && Plain[text[first]] == text[first] && text[first] != Special) first++;
        if (first == text.Length) return text;
        var simple = string.Create(text.Length, (text, first), static (into, from) =>
        {
            var (text, first) = from;
            text.AsSpan(0, first).CopyTo(into);
            for (var i = first; i < into.Length; i++) into[i] = Plain[text[i]];
        });
        return simple.Contains(Special) ? null : simple;
    }

    private static char PlainOf(char unit)
    {
        // Marks and the parts of Korean syllables are put together with what stands before them.
        if (char.IsSurrogate(unit) || unit >= 0xFFFE || unit is >= '\u1100' and <= '\u11FF'
            || CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark) return Special;
        var plain = unit.ToString().Normalize(NormalizationForm.FormKC);
        return plain.Length == 1 && !char.IsSurrogate(plain[0]) && plain[0] is not (>= '\u1100' and <= '\u11FF')
            && CharUnicodeInfo.GetUnicodeCategory(plain[0]) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark) ? plain[0] : Special;
    }
}

/// <summary>Whether a UTF-16 unit parts words, is of a word, a CJK character, or only half a character.</summary>
internal enum CharacterKind : byte { Other, WordPart, Cjk, Half }
