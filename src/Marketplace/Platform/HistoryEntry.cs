namespace Marketplace.Platform;

/// <summary>A <see cref="Transition"/> as it is shown. Who did it and why is for the owner and those who oversee; to others it is null.</summary>
internal sealed record HistoryEntry(int Seq, string Step, string? From, string To, string? Actor, DateTimeOffset At, string? Reason)
{
    public static readonly HistoryEntry Example =
        new(2, "submit", "draft", "submitted", "client:01980000-0000-7000-8000-000000000005", DateTimeOffset.UnixEpoch, StepReason.Example.Reason);
}
