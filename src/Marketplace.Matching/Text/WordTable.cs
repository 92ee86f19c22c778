using System.Numerics;
using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>
/// The words that were met while one index is made: of each its term and, on each side, its ordinal. Tables of terms know that too, but a word costs one
/// look into the memory here, and there three.
/// </summary>
/// <param name="known">Where a word is looked up that is met for the first time.</param>
internal sealed class WordTable(KnownWords known)
{
    private const int Fewest = 256;

    private (ulong Hash, Term Term, int First, int Second)[] places = new (ulong, Term, int, int)[Fewest];
    private int count, shift = 64 - BitOperations.Log2(Fewest);

    /// <summary>Makes room for more words. Otherwise places stay what they are, and words that find none have none.</summary>
    public void Reserve()
    {
        if (count * 2 > places.Length) Grow();
    }

    /// <summary>Gives words their places and terms, where they are met at the first look: all looks go at once, so that none waits for another.</summary>
    public void Look(Span<ReadWord> words)
    {
        var all = places;
        foreach (ref var word in words)
        {
            var place = FirstPlace(word.Hash);
            ref readonly var known = ref all[place];
            // 1 or 0, and no branch: what is guessed wrong would keep the next looks waiting.
            var isKnown = Unsafe.BitCast<bool, byte>(known.Hash == word.Hash & word.Hash != 0);
            word.Place = place | (isKnown - 1);
            word.Term = known.Term;
        }
    }

    /// <param name="hash">As of <see cref="KnownWords.Of"/>.</param>
    /// <param name="letters">As of <see cref="KnownWords.Of"/>.</param>
    /// <param name="term">The default for none.</param>
    /// <returns>Its place; -1 where it has none.</returns>
    public int PlaceOf(ulong hash, ReadOnlySpan<char> letters, out Term term)
    {
        if (hash != 0)
        {
            var all = places;
            for (var place = FirstPlace(hash); place < all.Length; place = (place + 1) & (all.Length - 1))
            {
                ref var word = ref all[place];
                if (word.Hash != hash)
                {
                    if (word.Hash != 0) continue;
                    if (count * 4L >= all.Length * 3L) break;
                    word = (hash, known.Of(hash, letters), 0, 0);
                    count++;
                }
                term = word.Term;
                return place;
            }
        }
        term = known.Of(hash, letters);
        return -1;
    }

    /// <summary>What is kept of a word for one side: its ordinal + 1, or 0 where it has none yet.</summary>
    public ref int OrdinalAt(int place, int side)
    {
        ref var word = ref places[place];
        return ref side == 0 ? ref word.First : ref word.Second;
    }

    public Term TermAt(int place) => places[place].Term;

    private int FirstPlace(ulong hash) => (int)((hash * 0x9E3779B97F4A7C15) >> shift);

    private void Grow()
    {
        var old = places;
        places = new (ulong, Term, int, int)[old.Length * 2];
        shift = 64 - BitOperations.Log2((uint)places.Length);
        foreach (var word in old)
        {
            if (word.Hash == 0) continue;
            var place = FirstPlace(word.Hash);
            while (places[place].Hash != 0) place = (place + 1) & (places.Length - 1);
            places[place] = word;
        }
    }
}
