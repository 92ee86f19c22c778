namespace Marketplace.Platform;

internal static class Timestamps
{
    /// <summary>Cut to the microseconds that the database keeps: what is answered now is what is read later.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
