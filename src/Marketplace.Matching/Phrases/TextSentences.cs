using System.Buffers;

namespace Marketplace.Matching;

/// <summary>A text sentence by sentence, or line by line; empty ones are none.</summary>
public static class TextSentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\u3002\uFF1B;\uFF01!\uFF1F?\r\n.");

    /// <returns>Where each begins and ends, in order.</returns>
    public static List<(int Start, int End)> Of(ReadOnlySpan<char> text)
    {
        var found = new List<(int, int)>();
        for (int start = 0, at = 0; start < text.Length; at++)
        {
            var end = text[at..].IndexOfAny(Ends);
            at = end < 0 ? text.Length : at + end;
            if (at < text.Length && text[at] == '.' && !IsStop(text, at)) continue;
            if (at > start) found.Add((start, at));
            start = at + 1;
        }
        return found;
    }

    /// <summary>The number of the one in which a place is, or of the last one before it.</summary>
    internal static int At(List<(int Start, int End)> sentences, int place)
    {
        var (low, high) = (0, sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].End > place ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>A point behind a letter and before a space; others are of numbers and names.</summary>
    private static bool IsStop(ReadOnlySpan<char> text, int at) => at > 0 && (char.IsLetter(text[at - 1]) || text[at - 1] == ')') && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]);
}
