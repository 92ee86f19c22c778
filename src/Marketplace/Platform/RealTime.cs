namespace Marketplace.Platform;

/// <summary>
/// The time outside: of tokens, signing keys, and how long an idempotency key is kept. Everything else goes by the
/// <see cref="TimeProvider"/> of the platform, which is the same clock, except in a sandbox.
/// </summary>
internal sealed record RealTime(TimeProvider Provider)
{
    public DateTimeOffset Now() => Provider.Now();
}
