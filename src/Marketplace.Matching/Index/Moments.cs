namespace Marketplace.Matching;

/// <summary>The mean of values and their standard deviation.</summary>
internal readonly record struct Moments(double Mean, double Deviation)
{
    public static Moments Of(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values) (sum, squares) = (sum + value, squares + ((double)value * value));
        var number = Math.Max(1, values.Length);
        return new(sum / number, Math.Sqrt(Math.Max(0, (squares / number) - (sum / number * (sum / number)))));
    }
}
