using System.Numerics;
using System.Text;

namespace Marketplace.Matching;

/// <summary>The four kinds of term, which is also the list of signals an explanation speaks of.</summary>
internal enum Kind { Character, Pair, Word, Phrase }

/// <summary>
/// What texts are compared by, in 64 bits: the index then stores no strings. The two highest bits are the kind. Characters and
/// pairs are their code points, exact; words are FNV-1a hashes of the stem. Among 10 million words the chance of one
/// collision is 1 in 10^5, and its harm one slightly wrong weight.
/// </summary>
internal readonly record struct Term(ulong Key)
{
    private const int KindShift = 62;
    private const ulong Payload = (1UL << KindShift) - 1;
    private const int CodePointBits = 21;

    public Kind Kind => (Kind)(Key >> KindShift);

    public bool IsPair => Kind is Kind.Pair or Kind.Phrase;

    public static Term Character(Rune rune) => Of(Kind.Character, (ulong)rune.Value);

    public static Term Word(ReadOnlySpan<char> stem)
    {
        const ulong Offset = 14695981039346656037, Prime = 1099511628211;
        var hash = Offset;
        foreach (var letter in stem) hash = (hash ^ letter) * Prime;
        return Of(Kind.Word, hash ^ (hash >> KindShift));
    }

    /// <summary>Of a pair of characters, its two code points.</summary>
    public (int First, int Second) Characters => ((int)((Key & Payload) >> CodePointBits), (int)(Key & ((1UL << CodePointBits) - 1)));

    /// <summary>The pair of two neighbours of one kind, characters or words.</summary>
    public static Term Join(Term first, Term second) => first.Kind == Kind.Character
        ? Of(Kind.Pair, (first.Key << CodePointBits) | second.Key)
        : Mix(first, second);

    /// <summary>What stands for a longer run: a hash, of the kind of a phrase.</summary>
    public static Term Mix(Term first, Term second) => Of(Kind.Phrase, Mix(BitOperations.RotateLeft(first.Key, 23) ^ second.Key));

    private static Term Of(Kind kind, ulong value) => new(((ulong)kind << KindShift) | (value & Payload));

    /// <summary>The finalizer of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
