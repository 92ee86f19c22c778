using System.Numerics;

namespace Marketplace.Matching;

/// <summary>The units of a shelf that a query has, and as what.</summary>
internal sealed class AskedUnits
{
    /// <summary>A bit for each unit of the shelf: whether the query has it. Most units of a document are none of its.</summary>
    private readonly ulong[] isAsked;

    /// <summary>An open-addressing table, at most a quarter full.</summary>
    private readonly (int Unit, int Asked)[] slots;

    public AskedUnits(QuerySide query, Shelf shelf)
    {
        isAsked = new ulong[(shelf.Postings.Units + 63) / 64];
        slots = new (int, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, query.AllUnits.Count * 4))];
        Array.Fill(slots, (-1, -1));
        for (var i = 0; i < query.AllUnits.Count; i++)
        {
            if (query.OrdinalOf(i, shelf) is not (var unit and >= 0)) continue;
            isAsked[unit >> 6] |= 1UL << (unit & 63);
            var slot = SlotOf(unit);
            while (slots[slot].Unit >= 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (unit, i);
        }
    }

    /// <summary>The ordinal among all units of the query of a unit of the shelf; -1 where the query has it not.</summary>
    public int Find(int unit)
    {
        if ((isAsked[unit >> 6] >> unit & 1) == 0) return -1;
        var slot = SlotOf(unit);
        while (slots[slot].Unit != unit) slot = (slot + 1) & (slots.Length - 1);
        return slots[slot].Asked;
    }

    private int SlotOf(int unit) => (int)((uint)unit * 0x9E3779B1) & (slots.Length - 1);
}
