namespace Marketplace.Matching;

/// <summary>Logistic regression on one variable.</summary>
internal static class Logistic
{
    private const int Rounds = 50;

    /// <summary>P(y) = 1 / (1 + e^−(slope · x + offset)), by Newton's method.</summary>
    public static (double Slope, double Offset) Fit(List<(double X, bool Y)> samples)
    {
        double slope = 0, offset = 0;
        for (var round = 0; round < Rounds; round++)
        {
            double gs = 0, go = 0, ss = 1e-6, so = 0, oo = 1e-6;
            foreach (var (x, y) in samples)
            {
                var p = 1 / (1 + Math.Exp(-(slope * x + offset)));
                var (rest, weight) = ((y ? 1 : 0) - p, p * (1 - p));
                (gs, go, ss, so, oo) = (gs + rest * x, go + rest, ss + weight * x * x, so + weight * x, oo + weight);
            }
            var determinant = ss * oo - so * so;
            (slope, offset) = (slope + (gs * oo - go * so) / determinant, offset + (go * ss - gs * so) / determinant);
        }
        return (slope, offset);
    }
}
