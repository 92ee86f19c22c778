using System.Numerics.Tensors;
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
    /// <param name="worth">Of all counts: <see cref="Weighing.Locals"/> or <see cref="Weighing.Counts"/>.</param>
    public void AddTo(Span<float> sums, float weight, ReadOnlySpan<float> worth)
    {
        var number = Length == 0 || Row(Length - 1) < sums.Length ? Length : Reach(0, sums.Length);
        if (number < Weighing.Most || number < FewInRun << (8 - countBits))
        {
            for (var i = 0; i < number; i++) sums[Row(i)] += weight * worth[Count(i)];
            return;
        }
        Span<float> parts = stackalloc float[Weighing.Most + 1];
        TensorPrimitives.Multiply(worth, weight, parts);
        for (int from = 0, end; from < number; from = end)
        {
            // Rows ascend, so all those that differ in their low bits alone stand together.
            var high = rests[from] >> countBits;
            end = countBits == 8 ? number : Math.Min(number, Reach(from, (high + 1) << PackedRows.LowBits));
            AddRun(sums[(high << PackedRows.LowBits)..], parts, high << countBits, from, end);
        }
        // They counted as 0 until now.
        var large = all.Large(start, number, out var counts);
        for (var i = 0; i < large.Length; i++) sums[Row(large[i] - start)] += parts[counts[i]];
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

    /// <param name="high">What all bytes of the run have besides their counts.</param>
    private void AddRun(Span<float> sums, Span<float> parts, int high, int from, int end)
    {
        // Rows are below the number of rows, and counts below 256, by how postings are made: what is looked up a million times needs no proof each time.
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var part = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(parts), high);
        ref var low = ref MemoryMarshal.GetReference(lows);
        ref var rest = ref MemoryMarshal.GetReference(rests);
        for (nint i = from; i < end; i++) Unsafe.Add(ref sum, (nint)Unsafe.Add(ref low, i)) += Unsafe.Add(ref part, (nint)Unsafe.Add(ref rest, i));
    }
}
