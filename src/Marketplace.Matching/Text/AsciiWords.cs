using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Marketplace.Matching;

/// <summary>The words of a text that is all ASCII, 64 letters at a time.</summary>
internal ref struct AsciiWords
{
    private const int Block = 64;

    private readonly Span<byte> lower;

    /// <summary>A bit for each letter of the block at which words begin, and behind which they end.</summary>
    private ulong begins, ends;

    private int block = -Block;

    /// <param name="text">All ASCII.</param>
    /// <param name="room">Of <see cref="Room"/> bytes; overwritten.</param>
    public AsciiWords(ReadOnlySpan<char> text, Span<byte> room)
    {
        lower = room;
        Ascii.ToLower(text, room, out _);
        room[text.Length..].Clear();
    }

    /// <summary>For a text of so many letters: whole blocks, and one more, so that a word can be read beyond its end.</summary>
    public static int Room(int length) => ((length / Block) + 2) * Block;

    /// <param name="hash">Of its letters in lower case; never 0.</param>
    public bool TryNext(out int from, out int end, out ulong hash)
    {
        (from, end, hash) = (0, 0, 0);
        while (begins == 0)
            if (!NextBlock()) return false;
        from = block + BitOperations.TrailingZeroCount(begins);
        begins &= begins - 1;
        // Behind the last letter there is always a block that ends its word.
        while (ends == 0) NextBlock();
        end = block + BitOperations.TrailingZeroCount(ends);
        ends &= ends - 1;
        hash = HashOf(from, end - from);
        return true;
    }

    private bool NextBlock()
    {
        if (block + Block >= lower.Length) return false;
        var wasWord = block >= 0 && IsWord(lower[block + Block - 1]);
        block += Block;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), block);
        var words = WordsOf(Vector256.LoadUnsafe(ref first)) | ((ulong)WordsOf(Vector256.LoadUnsafe(ref first, 32)) << 32);
        var before = (words << 1) | (wasWord ? 1UL : 0);
        (begins, ends) = (words & ~before, before & ~words);
        return true;
    }

    private static uint WordsOf(Vector256<byte> letters) =>
        (Vector256.LessThan(letters - Vector256.Create((byte)'a'), Vector256.Create((byte)26)) | Vector256.LessThan(letters - Vector256.Create((byte)'0'), Vector256.Create((byte)10))).ExtractMostSignificantBits();

    private static bool IsWord(byte letter) => (uint)(letter - 'a') < 26 || (uint)(letter - '0') < 10;

    /// <summary>Most words have no more than 16 letters: for them there is nothing to decide.</summary>
    private readonly ulong HashOf(int from, int number)
    {
        const ulong First = 0x9E3779B97F4A7C15, Second = 0xff51afd7ed558ccd;
        ref var letter = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), from);
        var hash = (ulong)number;
        for (; number > 16; number -= 16, letter = ref Unsafe.Add(ref letter, 16)) hash = Mix(hash, Eight(ref letter, 8), Eight(ref Unsafe.Add(ref letter, 8), 8));
        hash = Mix(hash, Eight(ref letter, Math.Min(number, 8)), Eight(ref Unsafe.Add(ref letter, 8), Math.Max(number - 8, 0)));
        return hash == 0 ? 1 : hash;

        static ulong Eight(ref byte letter, int number) => Unsafe.ReadUnaligned<ulong>(ref letter) & (number == 0 ? 0 : ulong.MaxValue >> (64 - (number * 8)));

        static ulong Mix(ulong hash, ulong low, ulong high)
        {
            var value = (low ^ (hash * Second)) * First;
            value ^= BitOperations.RotateLeft((high ^ (value >> 31)) * Second, 23);
            value *= First;
            return value ^ (value >> 32);
        }
    }
}
