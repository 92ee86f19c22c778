using System.Numerics;

namespace Marketplace.Matching;

/// <summary>Terms and their ordinals, in the order in which they were added: an open-addressing table, 12 to 20 bytes a term.</summary>
internal sealed class TermTable
{
    public const int Parts = 1 << PartBits;

    private const int PartBits = 8;

    private ulong[] keys;

    /// <summary>Ordinal + 1, or 0 for an empty slot; a power of two, at most two thirds full.</summary>
    private int[] slots;

    public TermTable(int capacity = 16) : this(new ulong[capacity], SlotsFor(capacity)) => Count = 0;

    /// <param name="keys">Of different terms, each part of them (see <see cref="PartOf"/>) together: so the table is filled from its beginning to its end.</param>
    public TermTable(ulong[] keys) : this(keys, SlotsFor(keys.Length)) => Fill();

    private TermTable(ulong[] keys, int[] slots) => (this.keys, this.slots, Count) = (keys, slots, keys.Length);

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    public Term this[int ordinal] => new(keys[ordinal]);

    /// <summary>-1 for one that is not there.</summary>
    public int Find(Term term)
    {
        for (var slot = SlotOf(term); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var ordinal = slots[slot] - 1;
            if (ordinal < 0 || keys[ordinal] == term.Key) return ordinal;
        }
    }

    public int Add(Term term)
    {
        var slot = SlotOf(term);
        for (; slots[slot] is var taken and > 0; slot = (slot + 1) & (slots.Length - 1))
            if (keys[taken - 1] == term.Key) return taken - 1;
        if (Count == keys.Length) Array.Resize(ref keys, Math.Max(16, keys.Length * 2));
        keys[Count] = term.Key;
        slots[slot] = ++Count;
        if (Count * 3L > slots.Length * 2L) Grow();
        return Count - 1;
    }

    public void Write(SnapshotWriter to)
    {
        to.Write<ulong>(keys.AsSpan(0, Count));
        to.Write<int>(slots);
    }

    public static TermTable Read(SnapshotReader from) => new(from.Read<ulong>(), from.Read<int>());

    /// <summary>Terms of one part stand near each other in a large table.</summary>
    public static int PartOf(Term term) => (int)(Hash(term) >> (64 - PartBits));

    private static ulong Hash(Term term) => term.Key * 0x9E3779B97F4A7C15;

    private int SlotOf(Term term) => (int)(Hash(term) >> (64 - BitOperations.Log2((uint)slots.Length)));

    private static int[] SlotsFor(int capacity) => new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity + (capacity / 2) + 1))];

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        Fill();
    }

    /// <summary>Of empty slots.</summary>
    private void Fill()
    {
        for (var ordinal = 0; ordinal < Count; ordinal++)
        {
            var slot = SlotOf(this[ordinal]);
            while (slots[slot] > 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = ordinal + 1;
        }
    }
}
