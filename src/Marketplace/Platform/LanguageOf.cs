namespace Marketplace.Platform;

internal static class LanguageOf
{
    /// <summary>Chinese where there is a Chinese character in it.</summary>
    public static Language Text(string text) =>
        text.EnumerateRunes().Any(r => r.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF) ? Language.Zh : Language.En;
}
