using System.Numerics;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The so manieth of numbers, without sorting them.</summary>
internal static class Select
{
    /// <summary>The <paramref name="number"/>th highest, from 1 on, of numbers that are not negative.</summary>
    public static float Highest(ReadOnlySpan<float> values, int number)
    {
        // Of such numbers the bits are in the order of the numbers. Those of the answer are found from the highest on, each by counting all: thirty times, but without a branch that cannot be foretold.
        var bits = MemoryMarshal.Cast<float, int>(values);
        var found = 0;
        for (var bit = 1 << 30; bit > 0; bit >>= 1)
            if (AtLeast(bits, found | bit) >= number) found |= bit;
        return BitConverter.Int32BitsToSingle(found);
    }

    private static int AtLeast(ReadOnlySpan<int> values, int least)
    {
        var (counts, i) = (Vector<int>.Zero, 0);
        // What is so is -1 there.
        for (; i <= values.Length - Vector<int>.Count; i += Vector<int>.Count) counts -= Vector.GreaterThanOrEqual(new Vector<int>(values[i..]), new Vector<int>(least));
        var count = Vector.Sum(counts);
        for (; i < values.Length; i++) count += values[i] >= least ? 1 : 0;
        return count;
    }
}
