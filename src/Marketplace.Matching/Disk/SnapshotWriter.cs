using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>Writes arrays one after the other as they stand in memory, little-endian, each behind its <see cref="Block"/>.</summary>
internal sealed class SnapshotWriter(Stream to)
{
    private readonly byte[] head = new byte[Block.Size];
    private uint number;

    public void Write<T>(ReadOnlySpan<T> array) where T : unmanaged
    {
        // Twice through the memory, since the head comes first and a stream need not seek.
        var check = Block.Seed(number);
        foreach (var chunk in new Chunks<T>(array)) check = Block.Checked(check, chunk);
        new Block((long)array.Length * Unsafe.SizeOf<T>(), check).Write(head, number++);
        to.Write(head);
        foreach (var chunk in new Chunks<T>(array)) to.Write(chunk);
    }

    public void Write<T>(T value) where T : unmanaged => Write<T>([value]);
}
