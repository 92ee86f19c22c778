using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Marketplace.Matching;

/// <summary>The mean of values and their standard deviation.</summary>
internal readonly record struct Moments(double Mean, double Deviation)
{
    public static Moments Of(ReadOnlySpan<float> values)
    {
        // Eight at a time, on every machine: the sums are then the same to the last bit wherever they are made.
        var some = MemoryMarshal.Cast<float, Vector256<float>>(values);
        var (sums, squared) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var eight in some)
        {
            var (low, high) = Vector256.Widen(eight);
            (sums, squared) = (sums + (low + high), squared + ((low * low) + (high * high)));
        }
        var (sum, squares) = (Vector256.Sum(sums), Vector256.Sum(squared));
        foreach (var value in values[(some.Length * Vector256<float>.Count)..]) (sum, squares) = (sum + value, squares + ((double)value * value));
        var number = Math.Max(1, values.Length);
        return new(sum / number, Math.Sqrt(Math.Max(0, (squares / number) - (sum / number * (sum / number)))));
    }
}
