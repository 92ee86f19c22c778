using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The rows of one term, ascending, and its counts there.</summary>
/// <param name="lows">See <see cref="PackedRows"/>.</param>
/// <param name="rests">See <see cref="PackedRows"/>.</param>
/// <param name="start">The place of the first among all.</param>
internal readonly ref struct TermRows(ReadOnlySpan<ushort> lows, ReadOnlySpan<byte> rests, int rowBits, int start, PackedRows all)
{
    private readonly ReadOnlySpan<ushort> lows = lows;
    private readonly ReadOnlySpan<byte> rests = rests;

    public int Length => lows.Length;

    public int Row(int i) => lows[i] | ((rests[i] & ((1 << rowBits) - 1)) << 16);

    public int Count(int i)
    {
        if (rests[i] >> rowBits is var count and > 0) return count;
        all.Large(start + i, 1, out var counts);
        return counts[0];
    }

    /// <summary>Adds weight times <see cref="Weighing.Local"/> of the count to the sum of each row that has one.</summary>
    public void AddTo(Span<float> sums, float weight)
    {
        var number = Length == 0 || Row(Length - 1) < sums.Length ? Length : Reach(0, sums.Length);
        if (number < Weighing.Most)
        {
            for (var i = 0; i < number; i++) sums[Row(i)] += weight * Weighing.Local(Count(i));
            return;
        }
        Span<float> parts = stackalloc float[Weighing.Most + 1];
        TensorPrimitives.Multiply(Weighing.Locals, weight, parts);
        if (rowBits == 0) AddLow(sums, parts, number);
        else AddAll(sums, parts, number);
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

    // Rows are below the number of rows, and counts below 256, by how postings are made: what is looked up a million times needs no proof each time.
    private void AddLow(Span<float> sums, Span<float> parts, int number)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var low = ref MemoryMarshal.GetReference(lows);
        ref var rest = ref MemoryMarshal.GetReference(rests);
        ref var part = ref MemoryMarshal.GetReference(parts);
        for (nint i = 0; i < number; i++) Unsafe.Add(ref sum, (nint)Unsafe.Add(ref low, i)) += Unsafe.Add(ref part, (nint)Unsafe.Add(ref rest, i));
    }

    private void AddAll(Span<float> sums, Span<float> parts, int number)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var low = ref MemoryMarshal.GetReference(lows);
        ref var rest = ref MemoryMarshal.GetReference(rests);
        ref var part = ref MemoryMarshal.GetReference(parts);
        var (bits, mask) = (rowBits, (1 << rowBits) - 1);
        for (nint i = 0; i < number; i++)
        {
            int more = Unsafe.Add(ref rest, i);
            Unsafe.Add(ref sum, (nint)(Unsafe.Add(ref low, i) | ((more & mask) << 16))) += Unsafe.Add(ref part, (nint)(more >> bits));
        }
    }
}
