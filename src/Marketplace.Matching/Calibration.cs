namespace Marketplace.Matching;

/// <summary>
/// Ranking value v to score: v / (v + 0.38), strictly increasing from 0 to 0.72 at v = 1. Source: a logistic regression of "level ≥ 3"
/// on ln v over the 4,947 public Chinese judgements (shared/data/zh-judgements.tsv, index of all 12,252 results), which is
/// 1 / (1 + (m / v)^s) with s = 0.98, here 1, and m = 0.38. By tenths of the scores, mean score against observed share:
/// 0.08 : 0.07, 0.17 : 0.16, 0.29 : 0.37, 0.45 : 0.57. The judged pairs were chosen by experts; of all pairs far fewer are good.
/// </summary>
internal static class Calibration
{
    private const double Middle = 0.38;

    public static double Score(double value) => value <= 0 ? 0 : value / (value + Middle);
}
