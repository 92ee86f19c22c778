using Marketplace.Platform;

namespace Marketplace.Sandbox;

/// <summary>The real time, and as much later as the database says.</summary>
internal sealed class SandboxTime(RealTime real) : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => real.Provider.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <summary>Of two who say it at once, the later time holds: it never goes back.</summary>
    public void SetAhead(TimeSpan ahead)
    {
        for (var known = Volatile.Read(ref _ahead); known < ahead.Ticks;)
        {
            known = Interlocked.CompareExchange(ref _ahead, ahead.Ticks, known) is var found && found == known ? ahead.Ticks : found;
        }
    }
}
