namespace Marketplace.Matching;

/// <summary>What one row at a time is read into, a thread each: not the stack, which would have to be zeroed for each row, and whose methods the compiler looks at but once.</summary>
internal sealed class RowRoom
{
    /// <summary>So many codes are sifted at once.</summary>
    public const int Sifted = 255;

    [ThreadStatic]
    private static RowRoom? own;

    private byte[] counts = [];

    /// <summary>Until the next row is read by this thread.</summary>
    public static RowRoom OfThread => own ??= new();

    public ushort[] Told { get; } = new ushort[Sifted];

    /// <summary>One more than is sifted.</summary>
    public AskedCode[] Codes { get; } = new AskedCode[Sifted + 1];

    /// <summary>The second units of pairs, by their places in <see cref="Codes"/>.</summary>
    public byte[] Joined { get; } = new byte[Sifted + 1];

    public ushort[] Terms { get; private set; } = [];

    /// <summary>As many zeros as <see cref="SaidTerms"/> wants for so many terms, and as much room in <see cref="Terms"/>.</summary>
    public Span<byte> CountsOf(int terms)
    {
        var room = SaidTerms.Room(terms);
        if (counts.Length < room) (counts, Terms) = (new byte[room], new ushort[SaidTerms.RoomForTerms(room)]);
        counts.AsSpan(0, room).Clear();
        return counts.AsSpan(0, room);
    }
}
