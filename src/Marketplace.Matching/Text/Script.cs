using System.Text;

namespace Marketplace.Matching;

/// <summary>Which characters stand for themselves and which make up words.</summary>
internal static class Script
{
    /// <summary>Written without spaces between words: Han (all planes), kana, hangul.</summary>
    public static bool IsCjk(Rune rune) => rune.Value switch
    {
        < 0x2E80 => false,
        <= 0x2FDF => true,                          // radicals
        0x3005 or 0x3007 => true,                   // 々 〇
        >= 0x3041 and <= 0x3096 => true,            // hiragana
        >= 0x30A1 and <= 0x30FA => true,            // katakana
        >= 0x3400 and <= 0x4DBF => true,            // Han, extension A
        >= 0x4E00 and <= 0x9FFF => true,            // Han
        >= 0xAC00 and <= 0xD7A3 => true,            // hangul
        >= 0xF900 and <= 0xFAFF => true,            // Han, compatibility
        >= 0x20000 and <= 0x3FFFF => true,          // Han, extensions B and later
        _ => false,
    };

    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
