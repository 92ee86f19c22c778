namespace Marketplace.Matching;

/// <summary>How much a term counts for, before and after it is known how rare the term is.</summary>
internal static class Weighing
{
    /// <summary>The highest count that is told apart; one byte in the index.</summary>
    public const int Most = byte.MaxValue;

    /// <summary>
    /// The part of each signal in the ranking value; both are cosines, so the value lies in [0, 1]. Equal, not fitted. Measured on the
    /// public judgements (zh nDCG@10, en Success@10) by the pairs' part: 0 0.641, 0.908; 0.3 0.647, 0.914; 0.5 0.645, 0.928;
    /// 0.7 0.644, 0.928; 1 0.616, 0.882. Differences under 0.02 are noise.
    /// </summary>
    public const double UnitsPart = 0.5, PairsPart = 0.5;

    private static readonly float[] Damped = [0, .. Enumerable.Range(1, Most).Select(count => 1 + MathF.Log(count))];

    /// <summary>A term counts once for each place in a text, twice among the keywords, three times in a title.</summary>
    public static int Counted(Field field) => field switch { Field.Title => 3, Field.Keywords => 2, _ => 1 };

    /// <summary>1 + ln count: the tenth mention says less than the first.</summary>
    public static float Local(int count) => Damped[count];
}
