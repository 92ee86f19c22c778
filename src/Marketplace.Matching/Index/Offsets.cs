namespace Marketplace.Matching;

/// <summary>Where the units of each row stand in its texts, in the order of <see cref="Sequences"/>: a byte a unit, so that a reason is shown without reading a text again.</summary>
internal sealed class Offsets(byte[] gaps, int[] starts)
{
    public static readonly Offsets Empty = new([], [0]);

    /// <summary>Goes on in the next byte.</summary>
    private const byte More = 255;

    public Reader Read(int row) => new(gaps.AsSpan(starts[row], starts[row + 1] - starts[row]));

    public void Write(SnapshotWriter to)
    {
        to.Write<byte>(gaps);
        to.Write<int>(starts);
    }

    public static Offsets Read(SnapshotReader from) => new(from.Read<byte>(), from.Read<int>());

    /// <summary>Of each stretch of one field first the number of the text among those of the document, then from unit to unit how much later it begins.</summary>
    public ref struct Reader(ReadOnlySpan<byte> gaps)
    {
        private readonly ReadOnlySpan<byte> gaps = gaps;
        private int next;

        public int Next()
        {
            var gap = (int)gaps[next++];
            if (gap < More) return gap;
            for (; gaps[next] == More; next++) gap += More;
            return gap + gaps[next++];
        }

        /// <summary>The next so many together.</summary>
        public int Sum(int number)
        {
            var sum = 0;
            for (; number > 0; number--) sum += Next();
            return sum;
        }
    }

    /// <summary>Takes rows in order.</summary>
    public sealed class Writer
    {
        private readonly List<int> starts = [0];
        private byte[] gaps = new byte[1024];
        private int length;

        public void Add(int gap)
        {
            if (length + 1 + (gap / More) > gaps.Length) Arrays.Resize(ref gaps, Math.Max(gaps.Length * 2, length + 1 + (gap / More)));
            for (; gap >= More; gap -= More) gaps[length++] = More;
            gaps[length++] = (byte)gap;
        }

        public void EndRow() => starts.Add(length);

        public Offsets Build()
        {
            Arrays.Resize(ref gaps, length);
            return new(gaps, [.. starts]);
        }
    }
}
