namespace Marketplace.Matching;

/// <summary>
/// What each row says, unit by unit, as ordinals: 2 bytes a unit, 4 a rare one. From it the counts of a few documents are had without
/// walking through the postings of all, and an index is made anew without the texts.
/// </summary>
internal sealed class Sequences(ushort[] codes, int[] starts)
{
    public static readonly Sequences Empty = new([], [0]);

    /// <summary>Codes that are no unit: the next unit makes no pair with the one before; from here on it is a title, keywords, a text.</summary>
    public const int Break = 0, FirstField = 1, FirstUnit = 4;

    /// <summary>The first half of a code that does not fit into 16 bits is not below it.</summary>
    public const int Wide = 0xF000;

    /// <summary>So many codes are fetched together: 64 bytes.</summary>
    private const int Line = 32;

    public Reader Read(int row) => new(Of(row));

    /// <summary>The codes of a row as they are held: what is less than <see cref="Wide"/> stands for itself, other two for one (see <see cref="Wider"/>).</summary>
    public ReadOnlySpan<ushort> Of(int row) => codes.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Fetches all of a row; see <see cref="ShelfQuery"/>.</summary>
    public int Touch(int row)
    {
        var own = Of(row);
        var touched = 0;
        for (var i = 0; i < own.Length; i += Line) touched ^= own[i];
        return touched;
    }

    /// <summary>The code of which these are the two halves.</summary>
    public static int Wider(ushort high, ushort low) => ((high - Wide) << 16) | low;

    /// <summary>Whether a row has a code, told at a glance: of a usual unit a half of a rare one may be taken for it.</summary>
    public bool Has(int row, int code)
    {
        var own = Of(row);
        return code < Wide ? own.Contains((ushort)code) : own.IndexOf([(ushort)(Wide | (code >> 16)), (ushort)code]) >= 0;
    }

    public void Write(SnapshotWriter to)
    {
        to.Write<ushort>(codes);
        to.Write<int>(starts);
    }

    public static Sequences Read(SnapshotReader from) => new(from.Read<ushort>(), from.Read<int>());

    /// <summary>The codes of one row, one after the other.</summary>
    public ref struct Reader(ReadOnlySpan<ushort> codes)
    {
        private readonly ReadOnlySpan<ushort> codes = codes;
        private int next;

        public bool TryNext(out int code)
        {
            code = 0;
            if (next == codes.Length) return false;
            code = codes[next++];
            if (code >= Wide) code = Wider((ushort)code, codes[next++]);
            return true;
        }
    }

    /// <summary>Takes rows in order.</summary>
    public sealed class Writer
    {
        private readonly List<int> starts = [0];
        private ushort[] codes = new ushort[1024];
        private int length;

        public void Add(int code)
        {
            if (length + 2 > codes.Length) Arrays.Resize(ref codes, codes.Length * 2);
            if (code >= Wide) codes[length++] = (ushort)(Wide | (code >> 16));
            codes[length++] = (ushort)code;
        }

        public void EndRow() => starts.Add(length);

        public Sequences Build()
        {
            Arrays.Resize(ref codes, length);
            return new(codes, [.. starts]);
        }
    }
}
