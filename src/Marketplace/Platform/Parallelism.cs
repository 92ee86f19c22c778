namespace Marketplace.Platform;

internal static class Parallelism
{
    /// <summary>On all processors, and in order: what is ready is there before all of it is.</summary>
    public static ParallelQuery<T> InParallel<T>(this IEnumerable<T> items) => items.AsParallel().AsOrdered();
}
