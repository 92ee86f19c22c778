using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Marketplace.Matching;

/// <summary>The words of a text of plain letters, 64 letters at a time.</summary>
internal ref struct AsciiWords
{
    private const int Block = 64;

    /// <summary>Of the first letters of eight, none to all.</summary>
    private static ReadOnlySpan<ulong> Masks => [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, ulong.MaxValue];

    private readonly Span<byte> lower;

    /// <summary>A bit for each letter of the block at which words begin, behind which they end, and which ends a sentence.</summary>
    private ulong begins, ends, stops;

    private int block = -Block;

    /// <param name="text">All ASCII.</param>
    /// <param name="room">Of <see cref="Room"/> bytes; overwritten.</param>
    public AsciiWords(ReadOnlySpan<char> text, Span<byte> room)
    {
        lower = room;
        Ascii.ToLower(text, room, out _);
        room[text.Length..].Clear();
    }

    /// <param name="lower">As <see cref="PlainLetters.TryLower"/> left them.</param>
    public AsciiWords(Span<byte> lower) => this.lower = lower;

    /// <summary>Where the last end of a sentence before the word stands that was given last; -1 where there is none.</summary>
    public int Stop { get; private set; } = -1;

    /// <summary>For a text of so many letters: whole blocks, and one more, so that a word can be read beyond its end.</summary>
    public static int Room(int length) => ((length / Block) + 2) * Block;

    /// <param name="hash">Of its letters in lower case; 0 where one of them is not ASCII.</param>
    public bool TryNext(out int from, out int end, out ulong hash)
    {
        (from, end, hash) = (0, 0, 0);
        while (begins == 0)
            if (!NextBlock()) return false;
        from = block + BitOperations.TrailingZeroCount(begins);
        Passed(stops & (begins ^ (begins - 1)));
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
        Passed(stops);
        var wasWord = block >= 0 && IsWord(lower[block + Block - 1]);
        block += Block;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), block);
        var (low, high) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 32));
        var words = WordsOf(low) | ((ulong)WordsOf(high) << 32);
        var before = (words << 1) | (wasWord ? 1UL : 0);
        (begins, ends, stops) = (words & ~before, before & ~words, StopsOf(low) | ((ulong)StopsOf(high) << 32));
        return true;
    }

    /// <param name="passed">Of the stops of the block, those before what is read next.</param>
    private void Passed(ulong passed)
    {
        if (passed != 0) Stop = block + BitOperations.Log2(passed);
    }

    /// <summary>What has the highest bit is of a word too: see <see cref="PlainLetters"/>.</summary>
    private static uint WordsOf(Vector256<byte> letters) => (letters | Below(letters, 'a', 26) | Below(letters, '0', 10)).ExtractMostSignificantBits();

    /// <summary>Of .;:!? and the ends of lines.</summary>
    private static uint StopsOf(Vector256<byte> letters) =>
        (Below(letters, '.', 1) | Below(letters, ':', 2) | Below(letters, '!', 1) | Below(letters, '?', 1) | Below(letters, '\r', 1) | Below(letters, '\n', 1)).ExtractMostSignificantBits();

    private static Vector256<byte> Below(Vector256<byte> letters, char first, byte number) => Vector256.LessThan(letters - Vector256.Create((byte)first), Vector256.Create(number));

    private static bool IsWord(byte letter) => (uint)(letter - 'a') < 26 || (uint)(letter - '0') < 10 || letter >= PlainLetters.Other;

    /// <summary>Most words have no more than 16 letters: for them there is nothing to decide.</summary>
    private readonly ulong HashOf(int from, int number)
    {
        const ulong First = 0x9E3779B97F4A7C15, Second = 0xff51afd7ed558ccd;
        ref var letter = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), from);
        var (hash, all) = ((ulong)number, 0UL);
        for (; number > 16; number -= 16, letter = ref Unsafe.Add(ref letter, 16))
        {
            var (eight, more) = (Eight(ref letter, 8), Eight(ref Unsafe.Add(ref letter, 8), 8));
            (hash, all) = (Mix(hash, eight, more), all | eight | more);
        }
        var (low, high) = (Eight(ref letter, Math.Min(number, 8)), Eight(ref Unsafe.Add(ref letter, 8), Math.Max(number - 8, 0)));
        if (((all | low | high) & PlainLetters.EightOthers) != 0) return 0;
        hash = Mix(hash, low, high);
        return hash == 0 ? 1 : hash;

        static ulong Eight(ref byte letter, int number) => Unsafe.ReadUnaligned<ulong>(ref letter) & Masks[number];

        static ulong Mix(ulong hash, ulong low, ulong high)
        {
            var value = (low ^ (hash * Second)) * First;
            value ^= BitOperations.RotateLeft((high ^ (value >> 31)) * Second, 23);
            value *= First;
            return value ^ (value >> 32);
        }
    }
}
