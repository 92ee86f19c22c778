using System.Buffers;
using Marketplace.Matching;

namespace Marketplace.Matches.Gates;

/// <summary>A text as facets ask it: which of its sentences, or lines, say what. Nothing is cut out of it but what is shown.</summary>
internal sealed class ReadText(string text)
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\u3002\uFF1B;\uFF01!\uFF1F?\r\n.");

    private readonly TermPlaces _terms = Analyzer.SearchPlaces(text);
    private List<(int Start, int End)>? _sentences;

    private List<(int Start, int End)> Sentences => _sentences ??= SentencesOf(_terms.Text);

    public string Sentence(int number) => _terms.Text[Sentences[number].Start..Sentences[number].End];

    /// <param name="asked">Distinct, by <see cref="Analyzer.KeyOf"/>.</param>
    /// <returns>Of each sentence how many of them it has; null where none has any.</returns>
    public int[]? Count(ulong[] asked)
    {
        int[]? counts = null;
        foreach (var term in asked)
        {
            var last = -1;
            for (var at = _terms.Keys.IndexOf(term); at >= 0; at = After(at, term))
            {
                var sentence = SentenceAt(_terms.Starts[at]);
                (counts ??= new int[Sentences.Count])[sentence] += sentence > last ? 1 : 0;
                last = sentence;
            }
        }

        return counts;
    }

    /// <summary>Sentence by sentence, or line by line; empty ones are none.</summary>
    public static List<(int Start, int End)> SentencesOf(string text)
    {
        var found = new List<(int, int)>();
        for (int start = 0, at = 0; start < text.Length; at++)
        {
            var end = text.AsSpan(at).IndexOfAny(Ends);
            at = end < 0 ? text.Length : at + end;
            if (at < text.Length && text[at] == '.' && !IsStop(text, at))
            {
                continue;
            }

            if (at > start)
            {
                found.Add((start, at));
            }

            start = at + 1;
        }

        return found;
    }

    private int After(int at, ulong term) => _terms.Keys[(at + 1)..].IndexOf(term) is >= 0 and var next ? at + 1 + next : -1;

    private int SentenceAt(int place)
    {
        var (low, high) = (0, Sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Sentences[middle].End > place ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // A point behind a letter and before a space; others are of numbers and names.
    private static bool IsStop(string text, int at) => at > 0 && (char.IsLetter(text[at - 1]) || text[at - 1] == ')') && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]);
}
