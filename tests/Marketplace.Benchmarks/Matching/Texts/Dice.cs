namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine and in every version, and cheap to begin anew for each document.</summary>
internal struct Dice(ulong seed, ulong stream)
{
    private ulong _state = Mixed(seed * 0x9E3779B97F4A7C15 + Mixed(stream));

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public bool EvenOdds() => Below(2) == 0;

    public ulong Next() => Mixed(_state += 0x9E3779B97F4A7C15);

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
