using System.Numerics;

namespace Marketplace.Matching;

/// <summary>Terms and their ordinals, in the order in which they were added: an open-addressing table, 13 bytes a term; up to 20 where it has grown.</summary>
internal sealed class TermTable
{
    public const int Parts = 1 << PartBits;

    private const int PartBits = 8;

    private ulong[] keys;

    /// <summary>
    /// 0, or the ordinal + 1 below as many bits of the hash as there is room for: so the key of another term is hardly ever looked at. In the order of the
    /// hashes; at most three quarters full.
    /// </summary>
    private uint[] slots;

    public TermTable(int capacity = 16) : this(new ulong[capacity], SlotsFor(capacity)) => Count = 0;

    /// <param name="keys">Of different terms, each part of them (see <see cref="PartOf"/>) together: so the table is filled from its beginning to its end.</param>
    public TermTable(ulong[] keys) : this(keys, SlotsFor(keys.Length)) => Fill();

    private TermTable(ulong[] keys, uint[] slots) => (this.keys, this.slots, Count) = (keys, slots, keys.Length);

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    public Term this[int ordinal] => new(keys[ordinal]);

    /// <summary>-1 for one that is not there.</summary>
    public int Find(Term term)
    {
        var hash = Hash(term);
        var (bits, tag) = (OrdinalBits, TagOf(hash));
        for (var slot = SlotOf(hash); slots[slot] is var taken and > 0; slot = After(slot))
            if ((taken ^ tag) >> bits == 0 && keys[(taken ^ tag) - 1] == term.Key) return (int)(taken ^ tag) - 1;
        return -1;
    }

    /// <summary>The same of many: what lies far apart in the memory is fetched side by side.</summary>
    public void Find(ReadOnlySpan<Term> terms, Span<int> ordinals)
    {
        for (var i = 0; i < terms.Length; i++) ordinals[i] = (int)slots[SlotOf(Hash(terms[i]))];
        for (var i = 0; i < terms.Length; i++)
        {
            var ordinal = ((uint)ordinals[i] ^ TagOf(Hash(terms[i]))) - 1;
            ordinals[i] = ordinals[i] == 0 ? -1 : ordinal < Count && keys[ordinal] == terms[i].Key ? (int)ordinal : Find(terms[i]);
        }
    }

    public int Add(Term term)
    {
        if (Find(term) is var known and >= 0) return known;
        if (Count == keys.Length) Array.Resize(ref keys, Math.Max(16, keys.Length * 2));
        keys[Count] = term.Key;
        Put(Count++);
        if (Count * 4L > slots.Length * 3L) Grow();
        return Count - 1;
    }

    public void Write(SnapshotWriter to)
    {
        to.Write<ulong>(keys.AsSpan(0, Count));
        to.Write<uint>(slots);
    }

    public static TermTable Read(SnapshotReader from) => new(from.Read<ulong>(), from.Read<uint>());

    /// <summary>Terms of one part stand near each other in a large table.</summary>
    public static int PartOf(Term term) => (int)(Hash(term) >> (64 - PartBits));

    private static ulong Hash(Term term) => term.Key * 0x9E3779B97F4A7C15;

    /// <summary>Enough for the number of slots; the others are the tag's.</summary>
    private int OrdinalBits => BitOperations.Log2((uint)slots.Length) + 1;

    private uint TagOf(ulong hash) => (uint)(hash >> 20) << OrdinalBits;

    private int SlotOf(ulong hash) => (int)Math.BigMul(hash, (ulong)slots.Length, out _);

    private int After(int slot) => slot + 1 == slots.Length ? 0 : slot + 1;

    private static uint[] SlotsFor(int capacity) => new uint[Math.Max(16, capacity + (capacity / 3) + 1)];

    private void Grow()
    {
        slots = new uint[slots.Length * 2];
        Fill();
    }

    /// <summary>Of empty slots.</summary>
    private void Fill()
    {
        for (var ordinal = 0; ordinal < Count; ordinal++) Put(ordinal);
    }

    /// <summary>Of a term that is in no slot yet.</summary>
    private void Put(int ordinal)
    {
        var hash = Hash(this[ordinal]);
        var slot = SlotOf(hash);
        while (slots[slot] > 0) slot = After(slot);
        slots[slot] = TagOf(hash) | (uint)(ordinal + 1);
    }
}
