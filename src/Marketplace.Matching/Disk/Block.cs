using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// The head of one array on disk, 16 bytes: how many bytes follow, their check, and the check of these two, so that a damaged length is refused
/// before memory is asked for. The checks begin with the number of the array, so that none passes for another, nor zeros for one that is empty.
/// </summary>
internal readonly record struct Block(long Bytes, uint Check)
{
    public const int Size = 16;

    /// <summary>Written, read and checked so many bytes at a time, which are then still in the cache.</summary>
    public const int Chunk = 1 << 20;

    public void Write(Span<byte> to, uint number)
    {
        MemoryMarshal.Write(to, Bytes);
        MemoryMarshal.Write(to[8..], Check);
        MemoryMarshal.Write(to[12..], Checked(Seed(number), to[..12]));
    }

    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    public static Block Read(ReadOnlySpan<byte> from, uint number) =>
        MemoryMarshal.Read<uint>(from[12..]) == Checked(Seed(number), from[..12]) && MemoryMarshal.Read<long>(from) is >= 0 and var bytes
            ? new(bytes, MemoryMarshal.Read<uint>(from[8..]))
            : throw new InvalidDataException($"The head of array {number} is damaged.");

    public static uint Seed(uint number) => ~number;

    /// <summary>CRC-32C of bytes that follow those of <paramref name="check"/>, eight at a time by one instruction; all but the last are given in multiples of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Checked(uint check, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) check = BitOperations.Crc32C(check, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) check = BitOperations.Crc32C(check, rest);
        return check;
    }
}
