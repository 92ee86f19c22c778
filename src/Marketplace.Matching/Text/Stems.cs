using System.Collections.Concurrent;

namespace Marketplace.Matching;

/// <summary>The stems of words met before: most words of a text are. Bounded, so that no flood of odd words fills the memory.</summary>
internal static class Stems
{
    private const int Most = 1 << 16;

    private static readonly ConcurrentDictionary<string, (string Stem, bool IsStopWord)> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (string Stem, bool IsStopWord)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int count;

    /// <param name="word">In lower case. It is overwritten.</param>
    public static (string Stem, bool IsStopWord) Of(Span<char> word)
    {
        if (Lookup.TryGetValue(word, out var known)) return known;
        var key = Volatile.Read(ref count) < Most ? new string(word) : null;
        var isStopWord = StopWords.Contains(word);
        (string, bool) found = (new(word[..Porter2.Stem(word)]), isStopWord);
        if (key is not null && Known.TryAdd(key, found)) Interlocked.Increment(ref count);
        return found;
    }
}
