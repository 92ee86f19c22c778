namespace Marketplace.Platform.Data;

/// <summary>While this instance pours rows in, its processors are left to that, and who follows the changes follows after: but never later than so.</summary>
internal sealed class BulkPause(ChangeSignal signal)
{
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(10);

    private DateTimeOffset _caughtUp = DateTimeOffset.MinValue;

    public bool IsOn(DateTimeOffset now) => now - signal.LastBulk < After && now - _caughtUp < LongestLag;

    public void CaughtUp(DateTimeOffset now) => _caughtUp = now;
}
