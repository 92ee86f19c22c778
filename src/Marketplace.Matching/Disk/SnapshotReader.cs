using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote, in the same order, straight into the arrays.</summary>
internal sealed class SnapshotReader(Stream from)
{
    private readonly byte[] head = new byte[Block.Size];
    private uint number;

    /// <exception cref="InvalidDataException">It is damaged, cut off, or an array of something else.</exception>
    public T[] Read<T>() where T : unmanaged
    {
        Fill(head);
        var block = Block.Read(head, number);
        if (block.Bytes % Unsafe.SizeOf<T>() != 0 || block.Bytes / Unsafe.SizeOf<T>() > Array.MaxLength) throw new InvalidDataException($"Array {number} is of something else.");
        if (from.CanSeek && from.Length - from.Position < block.Bytes) throw CutOff();
        var array = LargePages.Of<T>((int)(block.Bytes / Unsafe.SizeOf<T>()));
        var check = Block.Seed(number);
        foreach (var chunk in new Chunks<T>(array.AsSpan()))
        {
            Fill(chunk);
            check = Block.Checked(check, chunk);
        }
        if (check != block.Check) throw new InvalidDataException($"Array {number} is damaged.");
        number++;
        return array;
    }

    /// <summary>An array of this length.</summary>
    /// <exception cref="InvalidDataException">As of <see cref="Read{T}()"/>, or it has another length.</exception>
    public T[] Read<T>(int length) where T : unmanaged => Read<T>() is { } array && array.Length == length ? array : throw new InvalidDataException($"Array {number - 1} has another length.");

    public T One<T>() where T : unmanaged => Read<T>(1)[0];

    private void Fill(Span<byte> bytes)
    {
        if (from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw CutOff();
    }

    private InvalidDataException CutOff() => new($"The snapshot is cut off in array {number}.");
}
