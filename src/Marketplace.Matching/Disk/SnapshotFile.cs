using System.Collections;

namespace Marketplace.Matching;

/// <summary>A whole index as a stream of arrays: all layers as they stand, so that what is read back answers to the last bit as what was written.</summary>
internal static class SnapshotFile
{
    /// <summary>To be raised when arrays come, go, or mean something else.</summary>
    private const int Format = 3;

    // Of a machine of the other byte order it is another word.
    private const ulong Magic = 0x7865646E4974614D, End = 0x646E45646E45646E;

    public static void Write(Snapshot snapshot, Stream to)
    {
        var writer = new SnapshotWriter(to);
        writer.Write(Magic);
        writer.Write([Format, Analyzer.Version, snapshot.Layers.Length]);
        foreach (var layer in snapshot.Layers)
        {
            layer.Segment.Write(writer);
            var gone = new int[(layer.Segment.Count + 31) / 32];
            layer.Gone.CopyTo(gone, 0);
            writer.Write<int>(gone);
        }
        writer.Write(End);
    }

    /// <exception cref="InvalidDataException">It is none, not whole, or of another version.</exception>
    public static Snapshot Read(Stream from)
    {
        var reader = new SnapshotReader(from);
        if (reader.One<ulong>() != Magic) throw new InvalidDataException("It is no snapshot of an index.");
        var versions = reader.Read<int>();
        if (versions is not [Format, Analyzer.Version, > 0 and var layers])
            throw new InvalidDataException($"The snapshot is of format and analysis {string.Join(' ', versions.Take(2))}, and not {Format} {Analyzer.Version}.");
        var read = Enumerable.Range(0, layers).Select(_ => Layer(reader)).ToArray();
        if (reader.One<ulong>() != End) throw new InvalidDataException("The snapshot has no end.");
        return Snapshot.Of(read);
    }

    private static Layer Layer(SnapshotReader reader)
    {
        var segment = Segment.Read(reader);
        var gone = new BitArray(reader.Read<int>((segment.Count + 31) / 32)) { Length = segment.Count };
        return new(segment, gone, gone.Cast<bool>().Count(isGone => isGone));
    }
}
