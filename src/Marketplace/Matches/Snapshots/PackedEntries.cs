using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Matches.Snapshots;

/// <summary>What a node knows of many items beside their texts, 48 bytes an item, as it lies in a snapshot. <see cref="SnapshotHead.CurrentFormat"/> is to be raised where it is another, or an enumeration has other numbers.</summary>
internal sealed class PackedEntries
{
    public static readonly PackedEntries None = new([], new([], []));

    // By their ids.
    private readonly Row[] _rows;
    private readonly Words _words;

    private PackedEntries(Row[] rows, Words words) => (_rows, _words) = (rows, words);

    public int Count => _rows.Length;

    public IEnumerable<MatchEntry> All => _rows.Select(row => Entry(row));

    public static PackedEntries Of(IEnumerable<MatchEntry> entries)
    {
        var (codes, offers) = (new Numbers(), new Numbers());
        var rows = entries.Select(entry => new Row(
            entry.Id, entry.OwnerId, codes.Of(entry.Region), codes.Of(entry.Industry), offers.Of(entry.Offers is { } said ? JsonSerializer.Serialize(said, Json.Options) : null),
            (sbyte)((int?)entry.Field ?? Nothing), (sbyte)(entry.Trl ?? Nothing), (byte)entry.Language,
            (entry.IsAnonymous ? Flags.Anonymous : 0) | (entry.IsBilingual ? Flags.Bilingual : 0) | (entry.Unverified ? Flags.Unverified : 0))).ToArray();
        Array.Sort(rows, (one, other) => one.Id.CompareTo(other.Id));
        return new(rows, new(codes.All, [.. offers.All.Select(said => JsonSerializer.Deserialize<ResultTerms>(said, Json.Options)!)]));
    }

    public bool Has(Guid id) => Place(id) >= 0;

    public MatchEntry? Find(Guid id) => Place(id) is >= 0 and var place ? Entry(_rows[place]) : null;

    private int Place(Guid id) => _rows.AsSpan().BinarySearch(new ById(id));

    /// <summary>How many, and how long their words are; the rows; the words, as JSON; a check of it all.</summary>
    public void Write(Stream to)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(_words, Json.Options);
        var head = MemoryMarshal.AsBytes<int>([_rows.Length, words.Length]);
        var rows = MemoryMarshal.AsBytes(_rows.AsSpan());
        to.Write(head);
        to.Write(rows);
        to.Write(words);
        to.Write(Check(head, rows, words));
    }

    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public static PackedEntries Read(Stream from)
    {
        var head = new int[2];
        Fill(MemoryMarshal.AsBytes(head.AsSpan()));
        if (head is not [>= 0 and var count, >= 0 and var length] || (long)count * Unsafe.SizeOf<Row>() + length > from.Length - from.Position)
        {
            throw new InvalidDataException("What it knows of its items is damaged.");
        }

        var (rows, words, check) = (GC.AllocateUninitializedArray<Row>(count), new byte[length], new byte[SHA256.HashSizeInBytes]);
        var bytes = MemoryMarshal.AsBytes(rows.AsSpan());
        Fill(bytes);
        Fill(words);
        Fill(check);
        return Check(MemoryMarshal.AsBytes(head.AsSpan()), bytes, words).SequenceEqual(check)
            ? new(rows, JsonSerializer.Deserialize<Words>(words, Json.Options)!)
            : throw new InvalidDataException("What it knows of its items is damaged.");

        void Fill(Span<byte> part)
        {
            if (from.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) < part.Length)
            {
                throw new InvalidDataException("It is cut off.");
            }
        }
    }

    private static byte[] Check(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rows, ReadOnlySpan<byte> words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(rows);
        hash.AppendData(words);
        return hash.GetHashAndReset();
    }

    private MatchEntry Entry(in Row row) => new(
        row.Id, row.OwnerId, row.Flags.HasFlag(Flags.Anonymous), Code(row.Region), Code(row.Industry), row.Field >= 0 ? (TechnologyField)row.Field : null, row.Trl >= 0 ? row.Trl : null,
        (Language)row.Language, row.Flags.HasFlag(Flags.Bilingual), row.Flags.HasFlag(Flags.Unverified), row.Offers >= 0 ? _words.Offers[row.Offers] : null);

    private string? Code(int number) => number >= 0 ? _words.Codes[number] : null;

    private const int Nothing = -1;

    [Flags]
    private enum Flags : byte { Anonymous = 1, Bilingual = 2, Unverified = 4 }

    // Each of Region, Industry and Offers is a number among the words, or Nothing, as are Field and Trl.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Row(Guid Id, Guid OwnerId, int Region, int Industry, int Offers, sbyte Field, sbyte Trl, byte Language, Flags Flags);

    private readonly record struct ById(Guid Id) : IComparable<Row>
    {
        public int CompareTo(Row other) => Id.CompareTo(other.Id);
    }

    /// <summary>What many items say alike, once.</summary>
    private sealed record Words(IReadOnlyList<string> Codes, IReadOnlyList<ResultTerms> Offers);

    private sealed class Numbers
    {
        private readonly Dictionary<string, int> _numbers = [];

        public IReadOnlyList<string> All => [.. _numbers.Keys];

        public int Of(string? word)
        {
            if (word is null)
            {
                return Nothing;
            }

            _numbers.TryAdd(word, _numbers.Count);
            return _numbers[word];
        }
    }
}
