namespace Marketplace.Matching;

/// <summary>What a row says that a query asks for, in its order, with the marks between: for a small part of what it takes to look at all its codes.</summary>
/// <param name="room">Of <see cref="Room"/> places.</param>
internal ref struct AskedRow(AskedUnits asked, ReadOnlySpan<ushort> codes, Span<ushort> room)
{
    /// <summary>So many codes are sifted at once.</summary>
    public const int Room = 256;

    private readonly ReadOnlySpan<ushort> codes = codes;
    private readonly Span<ushort> room = room;
    private int start, sifted, told, next;

    /// <summary>Where the code behind the last one begins, and where a unit has to begin to make a pair with the last that the query has.</summary>
    private int behind, near = -1;

    /// <summary>A mark, or a unit that the query may have.</summary>
    public int Code { get; private set; }

    /// <summary>How many units that the query has not stand between this code and the one before.</summary>
    public int Passed { get; private set; }

    /// <summary>Of a unit its ordinal among all units of the query; -1 where it has it not after all.</summary>
    public int Unit { get; private set; } = -1;

    /// <summary>Whether it makes a pair with the one before, which the query has too.</summary>
    public bool Joined { get; private set; }

    public bool TryNext()
    {
        while (true)
        {
            if (next == told)
            {
                if (sifted == codes.Length) return false;
                (told, next) = (asked.Told(codes.Slice(sifted, Math.Min(Room, codes.Length - sifted)), room), 0);
                start = sifted;
                sifted = Math.Min(sifted + Room, codes.Length);
                continue;
            }
            var at = start + room[next++];
            // The second half of the one before.
            if (at < behind) continue;
            int code = codes[at];
            (Passed, behind) = (at - behind, at + 1);
            if (code >= Sequences.Wide) code = Sequences.Wider(codes[at], codes[behind++]);
            Code = code;
            if (code < Sequences.FirstUnit)
            {
                near = -1;
                return true;
            }
            Unit = asked.Find(code - Sequences.FirstUnit);
            Joined = near == at;
            near = Unit >= 0 ? behind : -1;
            return true;
        }
    }
}
