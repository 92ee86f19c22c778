using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The <see cref="Analyzer.SearchTerms"/> of a text wherever they stand, in the order of the text, as <see cref="Analyzer.KeyOf"/>: for a small part of the cost.</summary>
public sealed class TermPlaces
{
    private readonly List<ulong> keys;
    private readonly List<int> starts;

    internal TermPlaces(string text, int capacity) => (Text, keys, starts) = (text, new(capacity), new(capacity));

    /// <summary>What the places are of: the text as it was given, where its normal form has a letter for each of its letters; else its normal form.</summary>
    public string Text { get; }

    public ReadOnlySpan<ulong> Keys => CollectionsMarshal.AsSpan(keys);

    /// <summary>Where each of the keys begins.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(starts);

    internal void Add(Term term, int start)
    {
        keys.Add(term.Key);
        starts.Add(start);
    }
}
