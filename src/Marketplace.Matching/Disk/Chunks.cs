using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The bytes of an array, <see cref="Block.Chunk"/> at a time: all of a large one are more than a span can hold.</summary>
internal ref struct Chunks<T>(Span<T> array) where T : unmanaged
{
    private static readonly int Most = Block.Chunk / Unsafe.SizeOf<T>() / 8 * 8;

    private Span<T> rest = array;

    public Chunks(ReadOnlySpan<T> array) : this(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(array), array.Length)) { }

    public Span<byte> Current { get; private set; }

    public readonly Chunks<T> GetEnumerator() => this;

    public bool MoveNext()
    {
        var length = Math.Min(rest.Length, Most);
        Current = MemoryMarshal.AsBytes(rest[..length]);
        rest = rest[length..];
        return length > 0;
    }
}
