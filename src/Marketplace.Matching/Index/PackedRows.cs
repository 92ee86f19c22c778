using System.Numerics;

namespace Marketplace.Matching;

/// <summary>
/// Rows and counts, 3 bytes each: the lowest 16 bits of a row, and a byte of its other bits (none up to 65,536 rows, 4 at 1,000,000) above the count. A count
/// for which there is no room is 0 there, and stands in a list; there are hardly any.
/// </summary>
/// <param name="countBits">The lower ones of <paramref name="rests"/>.</param>
/// <param name="large">The places, ascending, of large counts.</param>
internal sealed class PackedRows(int countBits, ushort[] lows, byte[] rests, int[] large, byte[] largeCounts)
{
    public static readonly PackedRows Empty = new(8, [], [], [], []);

    public const int LowBits = 16;

    private const int MostRowBits = 7;

    public TermRows Of(int start, int end) => new(lows.AsSpan(start, end - start), rests.AsSpan(start, end - start), countBits, start, this);

    /// <summary>Fetches the postings that begin here; see <see cref="ShelfQuery"/>.</summary>
    public int Touch(int start) => lows[start] ^ rests[start];

    /// <summary>The large counts among so many postings: their places, and at the same places the counts.</summary>
    public ReadOnlySpan<int> Large(int start, int number, out ReadOnlySpan<byte> counts)
    {
        var from = First(start);
        var end = number == 0 || from == large.Length ? from : First(start + number);
        counts = largeCounts.AsSpan(from..end);
        return large.AsSpan(from..end);
    }

    public void Write(SnapshotWriter to)
    {
        to.Write(countBits);
        to.Write<ushort>(lows);
        to.Write<byte>(rests);
        to.Write<int>(large);
        to.Write<byte>(largeCounts);
    }

    public static PackedRows Read(SnapshotReader from) => new(from.One<int>(), from.Read<ushort>(), from.Read<byte>(), from.Read<int>(), from.Read<byte>());

    private int First(int place)
    {
        var found = Array.BinarySearch(large, place);
        return found < 0 ? ~found : found;
    }

    /// <summary>Takes the postings of one term after those of another.</summary>
    public sealed class Writer
    {
        private readonly List<int> large = [];
        private readonly List<byte> largeCounts = [];
        private readonly int countBits;
        private ushort[] lows;
        private byte[] rests;

        /// <param name="most">So many postings at most.</param>
        /// <param name="rows">All are below this; at most 2^23.</param>
        public Writer(int most, int rows)
        {
            var rowBits = Math.Max(0, BitOperations.Log2((uint)Math.Max(1, rows - 1)) + 1 - LowBits);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rowBits, MostRowBits, nameof(rows));
            (countBits, lows, rests) = (8 - rowBits, GC.AllocateUninitializedArray<ushort>(most), GC.AllocateUninitializedArray<byte>(most));
        }

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<byte> counts)
        {
            var ownLows = lows.AsSpan(Count, rows.Length);
            var ownRests = rests.AsSpan(Count, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                var (row, count) = (rows[i], (int)counts[i]);
                if (count >> countBits != 0)
                {
                    large.Add(Count + i);
                    largeCounts.Add((byte)count);
                    count = 0;
                }
                (ownLows[i], ownRests[i]) = ((ushort)row, (byte)(((row >> LowBits) << countBits) | count));
            }
            Count += rows.Length;
        }

        public PackedRows Build()
        {
            Arrays.Resize(ref lows, Count);
            Arrays.Resize(ref rests, Count);
            return new(countBits, lows, rests, [.. large], [.. largeCounts]);
        }
    }
}
