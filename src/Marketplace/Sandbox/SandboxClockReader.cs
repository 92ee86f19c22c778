using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;

namespace Marketplace.Sandbox;

/// <summary>Hears of it when another node has moved the clock.</summary>
internal sealed class SandboxClockReader(
    IServiceScopeFactory scopes, SandboxTime clock, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SandboxClockReader> log)
    : Worker(signal, time, lifetime, log)
{
    public static async Task Read(IServiceScopeFactory scopes, SandboxTime clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        clock.SetAhead(await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Ahead(ct));
    }

    protected override bool BeginsAtOnce => true;

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        await Read(scopes, clock, ct);
        return false;
    }
}
