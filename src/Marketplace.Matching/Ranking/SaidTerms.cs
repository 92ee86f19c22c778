using System.Numerics;
using System.Runtime.Intrinsics;

namespace Marketplace.Matching;

/// <summary>Which of the terms of a question a document says: those whose counts are not 0.</summary>
internal static class SaidTerms
{
    private const int Block = 64, AtOnce = 8;

    /// <summary>So many counts are there for so many terms: whole blocks, and one at least in which nobody looks.</summary>
    public static int Room(int terms) => (terms / Block * Block) + Block;

    /// <summary>The terms, ascending. How many there are in a block cannot be foretold: so eight are written at once, be there as many or not.</summary>
    /// <param name="counts">Whole blocks; 0 behind the last term.</param>
    /// <param name="terms">By <see cref="AtOnce"/> longer than the counts.</param>
    /// <returns>How many they are.</returns>
    public static int Of(ReadOnlySpan<byte> counts, Span<ushort> terms)
    {
        var found = 0;
        for (var from = 0; from < counts.Length; from += Block)
        {
            var none = Vector512.Equals(Vector512.Create(counts[from..]), Vector512<byte>.Zero).ExtractMostSignificantBits();
            var number = Block - BitOperations.PopCount(none);
            for (int k = 0; k < number; k += AtOnce)
            {
                var eight = terms.Slice(found + k, AtOnce);
                for (var i = 0; i < eight.Length; i++)
                {
                    eight[i] = (ushort)(from + BitOperations.TrailingZeroCount(~none));
                    none |= none + 1;
                }
            }
            found += number;
        }
        return found;
    }

    /// <summary>Room for the terms of so many counts.</summary>
    public static int RoomForTerms(int counts) => counts + AtOnce;
}
