namespace Marketplace.Demo;

/// <summary>Numbers that look thrown and are always the same: SplitMix64, begun from what they are for.</summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(string about, int number)
    {
        foreach (var c in about)
        {
            _state = (_state ^ c) * 1_099_511_628_211;
        }

        _state += (ulong)number * 0xD1B54A32D192ED03;
    }

    public int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)limit);
    }

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
