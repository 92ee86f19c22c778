using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Snapshots;

/// <summary>What stands first in a file: of what it is, and how far it had read. Then come <see cref="PackedEntries"/> and the index.</summary>
internal sealed record SnapshotHead(int Format, MatchSide Side, FeedPlace Place, DateTimeOffset At)
{
    /// <summary>To be raised when other texts of an item are matched than before (<see cref="SideIndex.Texts"/>), or this head or <see cref="PackedEntries"/> are others.</summary>
    public const int CurrentFormat = 2;

    private const int Longest = 4096;

    public static SnapshotHead Of(MatchSide side, FeedPlace place, DateTimeOffset now) => new(CurrentFormat, side, place, now);

    public void Write(Stream to)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);
        to.Write([.. SHA256.HashData(body), .. BitConverter.GetBytes(body.Length), .. body]);
    }

    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    public static SnapshotHead Read(Stream from)
    {
        var check = Read(from, SHA256.HashSizeInBytes);
        var length = BitConverter.ToInt32(Read(from, sizeof(int)));
        if (length is < 0 or > Longest || Read(from, length) is var body && !SHA256.HashData(body).SequenceEqual(check))
        {
            throw new InvalidDataException("Its head is damaged.");
        }

        var head = JsonSerializer.Deserialize<SnapshotHead>(body, Json.Options)!;
        return head.Format == CurrentFormat ? head : throw new InvalidDataException($"It is of format {head.Format}, and not {CurrentFormat}.");
    }

    private static byte[] Read(Stream from, int length)
    {
        var bytes = new byte[length];
        return from.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw new InvalidDataException("It is cut off.");
    }
}
