using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The units of a shelf that a query has, and as what.</summary>
internal sealed class AskedUnits
{
    /// <summary>A bit for each of the codes of a sequence that are to be looked at: marks, units that the query has, and first halves. Most of a document is none of these.</summary>
    private readonly ulong[] isTold = new ulong[(ushort.MaxValue + 1) / 64];

    /// <summary>An open-addressing table, at most a quarter full.</summary>
    private readonly (int Unit, int Asked)[] slots;

    public AskedUnits(QuerySide query, Shelf shelf)
    {
        slots = new (int, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, query.AllUnits.Count * 4))];
        Array.Fill(slots, (-1, -1));
        isTold[0] = (1UL << Sequences.FirstUnit) - 1;
        isTold.AsSpan(Sequences.Wide / 64).Fill(ulong.MaxValue);
        var units = query.UnitsIn(shelf);
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i] is not (var unit and >= 0)) continue;
            if (unit + Sequences.FirstUnit is var code and < Sequences.Wide) isTold[code >> 6] |= 1UL << (code & 63);
            var slot = SlotOf(unit);
            while (slots[slot].Unit >= 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (unit, i);
        }
    }

    /// <summary>The ordinal among all units of the query of a unit of the shelf; -1 where the query has it not.</summary>
    public int Find(int unit)
    {
        for (var slot = SlotOf(unit); ; slot = (slot + 1) & (slots.Length - 1))
            if (slots[slot].Unit == unit || slots[slot].Unit < 0) return slots[slot].Asked;
    }

    /// <summary>The places of the codes that are to be looked at, without a branch for each: it could not be foretold.</summary>
    /// <param name="places">As long as the codes.</param>
    /// <returns>How many they are.</returns>
    public int Told(ReadOnlySpan<ushort> codes, Span<ushort> places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Length, codes.Length);
        // Each code has its bit, and there are no more places than codes.
        ref var bits = ref MemoryMarshal.GetArrayDataReference(isTold);
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var place = ref MemoryMarshal.GetReference(places);
        nint found = 0;
        for (nint i = 0; i < codes.Length; i++)
        {
            nint one = Unsafe.Add(ref code, i);
            Unsafe.Add(ref place, found) = (ushort)i;
            found += (nint)(Unsafe.Add(ref bits, one >> 6) >> (int)(one & 63) & 1);
        }
        return (int)found;
    }

    private int SlotOf(int unit) => (int)((uint)unit * 0x9E3779B1) & (slots.Length - 1);
}
