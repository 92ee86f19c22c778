using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// How much the rows of a shelf say of one thing, in 255 steps up to 1: 3 bytes for each row that says anything (the lowest 16 bits of the row, and the step), in runs of 65,536 rows.
/// </summary>
internal sealed class Impacts
{
    public static readonly Impacts None = new([], []);

    private const int RunBits = 16, HighestStep = byte.MaxValue;

    private static readonly float[] Parts = [.. Enumerable.Range(0, HighestStep + 1).Select(step => (float)step / HighestStep)];

    private readonly ushort[] lows;
    private readonly byte[] steps;

    /// <summary>Of each run.</summary>
    private readonly int[] ends;

    /// <param name="rows">Ascending.</param>
    /// <param name="parts">How much each says, above 0 and at most 1.</param>
    public Impacts(ReadOnlySpan<int> rows, ReadOnlySpan<float> parts)
    {
        (lows, steps, ends) = (new ushort[rows.Length], new byte[rows.Length], new int[rows.IsEmpty ? 0 : (rows[^1] >> RunBits) + 1]);
        for (var i = 0; i < rows.Length; i++)
        {
            (lows[i], steps[i]) = ((ushort)rows[i], StepOf(parts[i]));
            ends[rows[i] >> RunBits] = i + 1;
        }
        // A run without rows ends where the one before does.
        for (var run = 1; run < ends.Length; run++) ends[run] = Math.Max(ends[run], ends[run - 1]);
    }

    /// <summary>What is kept of such a part.</summary>
    public static float Kept(float part) => Parts[StepOf(part)];

    public int Bytes => (lows.Length * 3) + (ends.Length * 4);

    /// <summary>Adds weight times its part to the sum of each row that has one.</summary>
    public void AddTo(Span<float> sums, float weight)
    {
        if (lows.Length == 0) return;
        Span<float> parts = stackalloc float[Parts.Length];
        System.Numerics.Tensors.TensorPrimitives.Multiply(Parts, weight, parts);
        for (int run = 0, from = 0; run < ends.Length; from = ends[run++]) AddRun(sums[(run << RunBits)..], parts, from, ends[run]);
    }

    private void AddRun(Span<float> sums, Span<float> parts, int from, int end)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var part = ref MemoryMarshal.GetReference(parts);
        ref var low = ref MemoryMarshal.GetArrayDataReference(lows);
        ref var step = ref MemoryMarshal.GetArrayDataReference(steps);
        // Rows are those of the shelf whose sums these are, and there is a part of each step: what is looked up a million times needs no proof each time.
        for (nint i = from; i < end; i++) Unsafe.Add(ref sum, (nint)Unsafe.Add(ref low, i)) += Unsafe.Add(ref part, (nint)Unsafe.Add(ref step, i));
    }

    private static byte StepOf(float part) => (byte)Math.Clamp((int)MathF.Round(part * HighestStep), 1, HighestStep);
}
