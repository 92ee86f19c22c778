using System.Numerics;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>64 bits that tell whether texts are still those that were read: not against whoever wants to deceive, who could only spoil the reasons of an own text.</summary>
internal static class Fingerprint
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xff51afd7ed558ccd;

    public static ulong Of(IReadOnlyList<FieldText> texts)
    {
        var hash = (ulong)texts.Count;
        foreach (var (field, text) in texts) hash = Mix(hash ^ Of(text), ((ulong)field << 32) | (uint)text.Length);
        return hash;
    }

    private static ulong Of(string text)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text.AsSpan());
        var (one, other) = (First, Second);
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            one = (BitOperations.RotateLeft(one, 29) ^ words[i]) * First;
            other = (BitOperations.RotateLeft(other, 31) ^ words[i + 1]) * Second;
        }
        if (i < words.Length) one = Mix(one, words[i]);
        foreach (var letter in text.AsSpan(words.Length * 4)) other = Mix(other, letter);
        return Mix(one, other);
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * First;
        return BitOperations.RotateLeft(hash ^ (hash >> 32), 27) * Second;
    }
}
