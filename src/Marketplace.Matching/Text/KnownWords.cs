namespace Marketplace.Matching;

/// <summary>
/// The terms of words met before, by this thread: nearly all words of a text are, and stemming one anew costs twenty times as much. A word
/// drives out another one in its place.
/// </summary>
internal sealed class KnownWords
{
    private const int PlaceBits = 15;

    [ThreadStatic]
    private static KnownWords? ofThread;

    private readonly (ulong Word, Term Term)[] places = new (ulong, Term)[1 << PlaceBits];

    public static KnownWords OfThread => ofThread ??= new();

    /// <param name="letters">A run of letters and digits, in any case.</param>
    /// <param name="make">The term of the same; the default for none.</param>
    public Term Of(ReadOnlySpan<char> letters, Func<ReadOnlySpan<char>, Term> make)
    {
        var word = 14695981039346656037;
        foreach (var letter in letters)
        {
            if (letter >= 0x80) return make(letters);
            word = (word ^ (char.IsAsciiLetterUpper(letter) ? (uint)letter | 0x20 : letter)) * 1099511628211;
        }
        ref var place = ref places[word >> (64 - PlaceBits)];
        if (place.Word != word) place = (word, make(letters));
        return place.Term;
    }
}
