namespace Marketplace.Matching;

/// <summary>How much a term counts for, before and after it is known how rare the term is.</summary>
internal static class Weighing
{
    /// <summary>The highest count that is told apart; one byte in the index.</summary>
    public const int Most = byte.MaxValue;

    private static readonly float[] Damped = [0, .. Enumerable.Range(1, Most).Select(count => 1 + MathF.Log(count))];

    private static readonly float[] Plain = [.. Enumerable.Range(0, Most + 1).Select(count => (float)count)];

    /// <summary>A term counts once for each place in a text, twice among the keywords, three times in a title.</summary>
    public static int Counted(Field field) => field switch { Field.Title => 3, Field.Keywords => 2, _ => 1 };

    /// <summary><see cref="Local"/> of all counts.</summary>
    public static ReadOnlySpan<float> Locals => Damped;

    /// <summary>All counts as they are.</summary>
    public static ReadOnlySpan<float> Counts => Plain;

    /// <summary>1 + ln count: the tenth mention says less than the first.</summary>
    public static float Local(int count) => Damped[count];
}
