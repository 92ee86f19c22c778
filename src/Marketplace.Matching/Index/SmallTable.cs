using System.Numerics;

namespace Marketplace.Matching;

/// <summary>Numbers by keys, for a question's few hundred: an open-addressing table, at most half full, so that one look is mostly enough.</summary>
internal sealed class SmallTable
{
    private readonly (ulong Key, int Number)[] slots;
    private readonly int shift;

    /// <param name="most">So many keys at most.</param>
    public SmallTable(int most)
    {
        slots = new (ulong, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most * 2))];
        shift = 64 - BitOperations.Log2((uint)slots.Length);
        Array.Fill(slots, (0UL, -1));
    }

    /// <param name="key">One that is not there.</param>
    /// <param name="number">At least 0.</param>
    public void Add(ulong key, int number)
    {
        var slot = SlotOf(key);
        while (slots[slot].Number >= 0) slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = (key, number);
    }

    /// <summary>-1 for a key that is not there.</summary>
    public int Find(ulong key)
    {
        var all = slots;
        for (var slot = SlotOf(key); (uint)slot < (uint)all.Length; slot = (slot + 1) & (all.Length - 1))
            if (all[slot].Key == key || all[slot].Number < 0) return all[slot].Number;
        return -1;
    }

    private int SlotOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);
}
