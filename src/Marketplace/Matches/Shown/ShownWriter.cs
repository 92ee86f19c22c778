using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Shown;

/// <summary>Writes down what was shown, many lines at a time; at the end what is left.</summary>
internal sealed class ShownWriter(ShownLog shown, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ShownWriter> log)
    : Worker(signal, time, lifetime, log)
{
    private const int Most = 5_000;
    private readonly List<object> _held = [];

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        while (_held.Count < Most && shown.Waiting.TryRead(out var line))
        {
            _held.Add(line);
        }

        if (_held.Count == 0)
        {
            return false;
        }

        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(new WriteShown([.. _held.OfType<ShownMatch>()], [.. _held.OfType<OpenedItem>()]), ct);
        // Only now: where the database is away, the same is tried again.
        _held.Clear();
        return true;
    }

    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        while (!ct.IsCancellationRequested && await Turn(ct))
        {
        }
    }
}
