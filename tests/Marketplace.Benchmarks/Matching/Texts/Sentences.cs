namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>Where a sentence stands.</summary>
internal readonly record struct Sentence(string Text, int Start, int Length)
{
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);
}

internal static class Sentences
{
    // Some texts have lost their full stops: what is longer than a sentence is cut at a blank.
    private const int Longest = 300;

    public static IEnumerable<Sentence> Of(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Ends(text, i) || (i - start >= Longest && text[i] is ' ' or ',' or '，'))
            {
                yield return new Sentence(text, start, i + 1 - start);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return new Sentence(text, start, text.Length - start);
        }
    }

    private static bool Ends(string text, int i) =>
        text[i] is '。' or '！' or '？' or '；' or '\n' || (text[i] is '.' or '!' or '?' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]));
}
