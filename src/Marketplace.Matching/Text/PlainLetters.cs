using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Marketplace.Matching;

/// <summary>
/// A text as bytes, one for each UTF-16 unit: of ASCII the letter in lower case, of other letters and digits <see cref="Other"/>, of the Chinese full stop
/// a full stop, of all else (dashes, curly quotes) a space. So nearly all English texts can be read as if they were ASCII.
/// </summary>
internal static class PlainLetters
{
    /// <summary>The highest bit, which no ASCII letter has.</summary>
    public const byte Other = 0x80;

    /// <summary><see cref="Other"/> in each byte.</summary>
    public const ulong EightOthers = 0x8080_8080_8080_8080;

    private const byte None = 0;

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 0x10000).Select(unit => ByteOf((char)unit))];

    /// <param name="room">Of <see cref="AsciiWords.Room"/> bytes; overwritten.</param>
    /// <returns>False where the text has CJK characters, or such as take two units.</returns>
    public static bool TryLower(ReadOnlySpan<char> text, Span<byte> room)
    {
        room[text.Length..].Clear();
        ref var letters = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        var at = 0;
        for (; at + Vector256<byte>.Count <= text.Length; at += Vector256<byte>.Count)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref letters, (nuint)at), Vector256.LoadUnsafe(ref letters, (nuint)at + 16));
            if (((low | high) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
            {
                if (!TryEach(text.Slice(at, Vector256<byte>.Count), room[at..])) return false;
                continue;
            }
            var plain = Vector256.Narrow(low, high);
            var isUpper = Vector256.LessThan(plain - Vector256.Create((byte)'A'), Vector256.Create((byte)26));
            (plain | (isUpper & Vector256.Create((byte)0x20))).CopyTo(room[at..]);
        }
        return TryEach(text[at..], room[at..]);
    }

    private static bool TryEach(ReadOnlySpan<char> text, Span<byte> into)
    {
        for (var i = 0; i < text.Length; i++)
            if ((into[i] = Bytes[text[i]]) == None && text[i] != 0) return false;
        return true;
    }

    private static byte ByteOf(char unit) => unit < 0x80 ? (byte)char.ToLowerInvariant(unit) : Characters.KindOf(unit) switch
    {
        CharacterKind.WordPart => Other,
        CharacterKind.Other => (byte)(unit == '。' ? '.' : ' '),
        _ => None,
    };
}
