using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;

namespace Marketplace.Sandbox;

/// <summary>After the clock was moved: sees to it that all has happened that is due by now, and that this node has read of it.</summary>
internal sealed class Settling(IServiceScopeFactory scopes, ChangeSignal signal, SandboxTime clock, IServiceProvider services)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task Settle(CancellationToken ct)
    {
        await SandboxClockReader.Read(scopes, clock, ct);
        do
        {
            await scopes.GiveScheduledCommands(ct);
        }
        while (await DeliverOutbox(ct));

        await ReadFeed(ct);
    }

    /// <returns>Whether there was anything: what it has led to may be due as well.</returns>
    private async Task<bool> DeliverOutbox(CancellationToken ct)
    {
        for (var any = false; ; any = true)
        {
            await using var scope = scopes.CreateSystemScope();
            if ((await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().ReadyMessages(clock.Now(), 1, ct)).Count == 0)
            {
                return any;
            }

            signal.Raise();
            await Task.Delay(Pause, ct);
        }
    }

    private async Task ReadFeed(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var last = await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().LastChange(ct);
        while (last is not null && services.GetServices<IHostedService>().OfType<ChangeReader>().Any(reader => !reader.HasRead(last)))
        {
            signal.Raise();
            await Task.Delay(Pause, ct);
        }
    }
}
