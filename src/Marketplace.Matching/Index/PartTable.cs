using System.Numerics;

namespace Marketplace.Matching;

/// <summary>Gives the pairs of one part after the other their ordinals within it, in the order in which they are met.</summary>
internal sealed class PartTable
{
    /// <summary>A pair, which is never 0, and its ordinal: a power of two, at most half full.</summary>
    private (ulong Key, int Ordinal)[] slots = new (ulong, int)[256];

    private ulong[] keys = new ulong[256];
    private int begin, end;

    /// <summary>Of all parts so far.</summary>
    public ulong[] Keys => keys.AsSpan(0, end).ToArray();

    public int Add(ulong key)
    {
        for (var slot = SlotOf(key); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Key == key) return slots[slot].Ordinal;
            if (slots[slot].Key == 0) return Put(slot, key);
        }
    }

    /// <summary>The number of pairs of the part; another begins.</summary>
    public int EndPart()
    {
        var number = end - begin;
        slots.AsSpan().Clear();
        begin = end;
        return number;
    }

    private int Put(int slot, ulong key)
    {
        var ordinal = end - begin;
        slots[slot] = (key, ordinal);
        if (end == keys.Length) Arrays.Resize(ref keys, end * 2);
        keys[end++] = key;
        if ((ordinal + 1) * 2L > slots.Length) Grow();
        return ordinal;
    }

    private void Grow()
    {
        slots = new (ulong, int)[slots.Length * 2];
        for (var i = begin; i < end; i++)
        {
            var slot = SlotOf(keys[i]);
            while (slots[slot].Key != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (keys[i], i - begin);
        }
    }

    /// <summary>By other bits than those that all of a part have in common.</summary>
    private int SlotOf(ulong key) => (int)((key * 0xff51afd7ed558ccd) >> (64 - BitOperations.Log2((uint)slots.Length)));
}
