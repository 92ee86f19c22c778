using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>64 bits that tell whether texts are still those that were read: not against whoever wants to deceive, who could only spoil the reasons of an own text.</summary>
internal static class Fingerprint
{
    public static ulong Of(IReadOnlyList<FieldText> texts)
    {
        // Each text begins where the one before ends: its field and length go into its seed, and the hash of those before.
        var hash = (long)texts.Count;
        foreach (var (field, text) in texts) hash = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()), seed: (hash * 31) ^ ((long)field << 32) ^ text.Length);
        return (ulong)hash;
    }
}
