using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The rows of one term, ascending, and its counts there.</summary>
/// <param name="lows">See <see cref="PackedRows"/>.</param>
/// <param name="rests">See <see cref="PackedRows"/>.</param>
/// <param name="start">The place of the first among all.</param>
internal readonly ref struct TermRows(ReadOnlySpan<ushort> lows, ReadOnlySpan<byte> rests, int countBits, int start, PackedRows all)
{
    /// <summary>For fewer postings than this in a run of 65,536 rows it does not pay to look for its end.</summary>
    private const int FewInRun = 64;

    private readonly ReadOnlySpan<ushort> lows = lows;
    private readonly ReadOnlySpan<byte> rests = rests;

    public int Length => lows.Length;

    public int Row(int i) => lows[i] | ((rests[i] >> countBits) << PackedRows.LowBits);

    public int Count(int i)
    {
        if ((rests[i] & ((1 << countBits) - 1)) is var count and > 0) return count;
        all.Large(start + i, 1, out var counts);
        return counts[0];
    }

    /// <summary>Adds weight times what a count is worth to the sum of each row that has one.</summary>
    /// <param name="sums">Of all rows.</param>
    /// <param name="worth">Of all counts: <see cref="Weighing.Locals"/> or <see cref="Weighing.Counts"/>.</param>
    public void AddTo(Span<float> sums, float weight, ReadOnlySpan<float> worth)
    {
        if (Length < FewInRun << (8 - countBits))
        {
            AddFirstTo(sums, weight, worth);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sums.Length, Row(Length - 1));
        for (int from = 0, end; from < Length; from = end)
        {
            // Rows ascend, so all those that differ in their low bits alone stand together.
            var high = rests[from] >> countBits;
            end = countBits == 8 ? Length : Reach(from, (high + 1) << PackedRows.LowBits);
            AddRun(sums[(high << PackedRows.LowBits)..], weight, worth, high << countBits, from, end);
        }
        // They counted as 0 until now.
        var large = all.Large(start, Length, out var counts);
        for (var i = 0; i < large.Length; i++) sums[Row(large[i] - start)] += weight * worth[counts[i]];
    }

    /// <summary>The same for the first rows, as many as there are sums.</summary>
    public void AddFirstTo(Span<float> sums, float weight, ReadOnlySpan<float> worth)
    {
        for (var i = AddFew(sums, weight, worth, 0); i < Length && Row(i) is var row && row < sums.Length; i = AddFew(sums, weight, worth, i + 1)) sums[row] += weight * worth[Count(i)];
    }

    /// <summary>The first place from <paramref name="from"/> on whose row is no less: in steps that double, then by halves.</summary>
    public int Reach(int from, int row)
    {
        var step = 1;
        while (from + step < Length && Row(from + step) < row) step *= 2;
        var end = Math.Min(Length, from + step + 1);
        while (from < end)
        {
            var middle = (from + end) / 2;
            if (Row(middle) < row) from = middle + 1;
            else end = middle;
        }
        return from;
    }

    // Each of the two loops is all of a method: where something else is called besides, the weight is fetched from the stack at each turn, which takes twice as long.
    // Counts are below 256 by how postings are made, and rows below the number of rows: what is looked up a million times needs no proof each time.

    /// <returns>The first place from <paramref name="i"/> on whose row has no sum, or whose count is kept apart.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddFew(Span<float> sums, float weight, ReadOnlySpan<float> worth, int i)
    {
        var (bits, mask) = (countBits, (1 << countBits) - 1);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var part = ref MemoryMarshal.GetReference(worth);
        ref var low = ref MemoryMarshal.GetReference(lows);
        ref var rest = ref MemoryMarshal.GetReference(rests);
        for (; i < lows.Length; i++)
        {
            nint own = Unsafe.Add(ref rest, i);
            var row = Unsafe.Add(ref low, i) | ((own >> bits) << PackedRows.LowBits);
            if (row >= sums.Length || (own & mask) == 0) break;
            Unsafe.Add(ref sum, row) += weight * Unsafe.Add(ref part, own & mask);
        }
        return i;
    }

    /// <param name="high">What all bytes of the run have besides their counts.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddRun(Span<float> sums, float weight, ReadOnlySpan<float> worth, int high, int from, int end)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var part = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(worth), high);
        ref var low = ref MemoryMarshal.GetReference(lows);
        ref var rest = ref MemoryMarshal.GetReference(rests);
        for (nint i = from; i < end; i++) Unsafe.Add(ref sum, (nint)Unsafe.Add(ref low, i)) += weight * Unsafe.Add(ref part, (nint)Unsafe.Add(ref rest, i));
    }
}
