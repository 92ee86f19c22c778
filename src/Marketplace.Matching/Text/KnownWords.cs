namespace Marketplace.Matching;

/// <summary>
/// The terms of words met before: nearly all words of a text are, and stemming one anew costs twenty times as much. For all threads, without locks:
/// a place holds a term and the hash of its word mixed with it, so that halves of two words are not taken for one. A word drives out another one.
/// </summary>
/// <param name="make">The term of a run of letters and digits; the default for none.</param>
internal sealed class KnownWords(Func<ReadOnlySpan<char>, Term> make)
{
    private const int PlaceBits = 17;

    private readonly (ulong Mixed, ulong Term)[] places = new (ulong, ulong)[1 << PlaceBits];

    /// <param name="hash">Of the letters in lower case; 0 where that is not known.</param>
    /// <param name="letters">A run of letters and digits, in any case.</param>
    public Term Of(ulong hash, ReadOnlySpan<char> letters)
    {
        if (hash == 0) return make(letters);
        ref var place = ref places[hash >> (64 - PlaceBits)];
        var known = Volatile.Read(ref place.Term);
        if ((Volatile.Read(ref place.Mixed) ^ known) == hash) return new(known);
        var term = make(letters);
        Volatile.Write(ref place.Term, term.Key);
        Volatile.Write(ref place.Mixed, hash ^ term.Key);
        return term;
    }
}
