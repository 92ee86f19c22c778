using System.Numerics;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// Documents stand in an order that has nothing to do with what they say, so that the first some thousand tell of all; and which spreads ids evenly, so
/// that one is found from its number alone, without a table of all.
/// </summary>
internal static class Shuffle
{
    public static ulong NumberOf(Guid id)
    {
        var halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in id));
        var mixed = (halves[0] ^ BitOperations.RotateLeft(halves[1], 29)) * 0x9E3779B97F4A7C15;
        return (mixed ^ (mixed >> 32)) * 0xff51afd7ed558ccd;
    }

    /// <summary>The place of an id among those in order of <see cref="NumberOf"/>, then of themselves; -1 for one that is not there.</summary>
    public static int Find(ReadOnlySpan<Guid> ids, Guid id)
    {
        var number = NumberOf(id);
        var (low, high) = Around(ids, number);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) / 2);
            if (NumberOf(ids[middle]) is var there && (there < number || (there == number && ids[middle].CompareTo(id) < 0))) low = middle + 1;
            else high = middle;
        }
        return low < ids.Length && ids[low] == id ? low : -1;
    }

    /// <summary>Where it must be: from where it would stand if all were as far from one another, in steps that double.</summary>
    private static (int Low, int High) Around(ReadOnlySpan<Guid> ids, ulong number)
    {
        var guess = (int)Math.BigMul(number, (ulong)ids.Length, out _);
        var (low, high, step) = (guess, guess, 32);
        for (; low > 0 && NumberOf(ids[low]) >= number; step *= 2) low = Math.Max(0, low - step);
        for (step = 32; high < ids.Length && NumberOf(ids[high]) <= number; step *= 2) high = (int)Math.Min(ids.Length, (long)high + step);
        return (low, high);
    }
}
