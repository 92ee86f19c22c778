namespace Marketplace.Platform;

internal static class LanguageOf
{
    /// <summary>Chinese where there is a Chinese character in it.</summary>
    public static Language Text(string text) =>
        // Beyond the first plane by the first halves of the pairs: U+20000 to U+323FF.
        text.AsSpan().ContainsAnyInRange('\u3400', '\u9FFF') || text.AsSpan().ContainsAnyInRange('\uF900', '\uFAFF') || text.AsSpan().ContainsAnyInRange('\uD840', '\uD888')
            ? Language.Zh : Language.En;
}
