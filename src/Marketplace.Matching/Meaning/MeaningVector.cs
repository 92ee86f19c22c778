using System.Numerics;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// What a text means, as some model says it: a direction, one signed byte a dimension. It is of length one: how long the model's own
/// vector was says nothing. Never changed.
/// </summary>
public sealed class MeaningVector
{
    /// <summary>No model in use gives more, and below it no sum of products leaves an int.</summary>
    public const int MostDimensions = 16_384;

    private readonly sbyte[] values;
    private readonly float scale;

    private MeaningVector(sbyte[] values)
    {
        this.values = values;
        scale = 1 / MathF.Sqrt(Dot(values, values));
    }

    public int Dimension => values.Length;

    /// <summary>Rounded to steps of a 127th of the greatest value; see <see cref="MostError"/>.</summary>
    /// <exception cref="ArgumentException">No direction: empty, too long, all zero, or with a value that is no finite number.</exception>
    public static MeaningVector Of(ReadOnlySpan<float> values)
    {
        CheckLength(values.Length);
        var greatest = 0f;
        foreach (var value in values)
            greatest = float.IsFinite(value) ? MathF.Max(greatest, MathF.Abs(value)) : throw new ArgumentException("A vector holds a value that is no finite number.", nameof(values));
        if (greatest == 0) throw new ArgumentException("A vector of zeros has no direction.", nameof(values));
        var steps = new sbyte[values.Length];
        for (var i = 0; i < steps.Length; i++) steps[i] = (sbyte)MathF.Round(values[i] / greatest * sbyte.MaxValue);
        return new(steps);
    }

    /// <param name="bytes">As <see cref="ToBytes"/> wrote them.</param>
    /// <exception cref="ArgumentException">They are no vector.</exception>
    public static MeaningVector FromBytes(ReadOnlySpan<byte> bytes)
    {
        CheckLength(bytes.Length);
        var values = MemoryMarshal.Cast<byte, sbyte>(bytes);
        // Two products of -128 by itself would leave a short.
        return values.ContainsAnyExcept((sbyte)0) && !values.Contains(sbyte.MinValue) ? new(values.ToArray()) : throw new ArgumentException("These bytes are no vector.", nameof(bytes));
    }

    /// <summary>One byte a dimension, two's complement.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<sbyte>(values).ToArray();

    /// <summary>1 for the same direction, 0 for nothing in common, -1 for the opposite.</summary>
    /// <param name="other">Of the same dimension.</param>
    public float Cosine(MeaningVector other) => Math.Clamp(Dot(values, other.values) * scale * other.scale, -1, 1);

    /// <summary>How far a cosine of two vectors may be from that of what they were made of: each is turned by half a step in every dimension at most.</summary>
    public static double MostError(MeaningVector a, MeaningVector b) => Math.Sqrt(a.Dimension) / Math.Sqrt(2) * (a.scale + b.scale) + 1e-5;

    internal static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var (sums, i) = (Vector<int>.Zero, 0);
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var firstA, out var secondA);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var firstB, out var secondB);
            // Two products of 127 by 127 are a short still.
            Vector.Widen(firstA * firstB + secondA * secondB, out var low, out var high);
            sums += low + high;
        }
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void CheckLength(int length)
    {
        if (length is 0 or > MostDimensions) throw new ArgumentException($"A vector has 1 to {MostDimensions} dimensions, and not {length}.");
    }
}
