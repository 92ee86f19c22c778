namespace Marketplace.Matching;

/// <summary>Whether a term may be among some: a bit for each hash, which is wrong now and then, but never says no to one that is.</summary>
internal sealed class Glance
{
    private const int Bits = 13;

    private readonly ulong[] has = new ulong[1 << (Bits - 6)];

    public void Add(Term term) => has[PlaceOf(term) >> 6] |= 1UL << PlaceOf(term);

    public bool MayHave(Term term) => (has[PlaceOf(term) >> 6] >> PlaceOf(term) & 1) != 0;

    private static int PlaceOf(Term term) => (int)((term.Key * 0x9E3779B97F4A7C15) >> (64 - Bits));
}
