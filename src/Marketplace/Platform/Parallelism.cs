namespace Marketplace.Platform;

internal static class Parallelism
{
    /// <summary>On all processors, and in order: what is ready is there before all of it is.</summary>
    public static ParallelQuery<T> InParallel<T>(this IEnumerable<T> items) => items.AsParallel().AsOrdered();

    /// <summary>On half of them: for what nobody waits for and may take minutes, while others ask.</summary>
    public static ParallelQuery<T> InBackground<T>(this IEnumerable<T> items) => items.InParallel().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount / 2));
}
