using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>A unit that the query has too, or a mark.</summary>
/// <param name="Unit">Its ordinal among all units of the query; of a mark less than 0, see <see cref="Field"/>.</param>
/// <param name="At">How many units and marks stand before it in the row.</param>
internal readonly record struct AskedCode(int Unit, int At)
{
    /// <summary>Before the first of a row.</summary>
    public static readonly AskedCode Start = new(~Sequences.Break, -1);

    /// <summary>Whether it is the beginning of a title, of keywords or of a text: of <see cref="Field"/>.</summary>
    public bool IsField => Unit < ~Sequences.Break;

    public Field Field => (Field)(~Unit - Sequences.FirstField);

    /// <summary>Whether the two are units that stand side by side and make a pair.</summary>
    public static bool ArePair(AskedCode first, AskedCode second) => (first.At + 1 == second.At) & ((first.Unit | second.Unit) >= 0);
}

/// <summary>What a row says that a query asks for, in its order, with the marks between: for a small part of what it takes to look at all its codes.</summary>
internal ref struct AskedRow(AskedUnits asked, ReadOnlySpan<ushort> codes)
{
    private readonly ReadOnlySpan<ushort> codes = codes;
    private readonly RowRoom room = RowRoom.OfThread;
    private AskedCode last = AskedCode.Start;
    private int sifted, wide;

    /// <summary>Where the second half of a code begins that is known already.</summary>
    private int half = -1;

    /// <summary>The next of them, behind the last that was there before; false where there are no more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryRead(out ReadOnlySpan<AskedCode> some)
    {
        some = default;
        if (sifted == codes.Length) return false;
        var (start, size, found, into) = (sifted, Math.Min(RowRoom.Sifted, codes.Length - sifted), 1, room.Codes);
        into[0] = last;
        foreach (var place in room.Told.AsSpan(0, asked.Told(codes.Slice(start, size), room.Told)))
        {
            var at = start + place;
            if (codes[at] < Sequences.Wide && at != half) into[found++] = new(asked.Meaning(codes[at]), at - wide);
            else if (at != half)
            {
                half = at + 1;
                if (asked.WideMeaning(Sequences.Wider(codes[at], codes[half])) is var unit and >= 0) into[found++] = new(unit, at - wide);
                wide++;
            }
        }
        sifted = start + size;
        last = into[found - 1];
        some = into.AsSpan(0, found);
        return true;
    }
}
