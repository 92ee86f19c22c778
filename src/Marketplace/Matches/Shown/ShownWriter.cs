using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Shown;

/// <summary>Writes down what was shown, many lines at a time; at the end what is left.</summary>
internal sealed partial class ShownWriter(ShownLog shown, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ShownWriter> log)
    : Worker(signal, time, lifetime, log)
{
    private const int Most = 5_000;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);
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

    // Part of its work, so that whoever waits for the end of it waits for this too.
    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        await base.ExecuteAsync(ct);
        using var patience = new CancellationTokenSource(LongestEnd);
        try
        {
            while (await Turn(patience.Token))
            {
            }
        }
        catch (Exception fault) when (IsAway(fault) || fault is OperationCanceledException)
        {
            NotWritten(fault, _held.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away at the end: {Count} lines of shown matches are lost")]
    private partial void NotWritten(Exception fault, int count);
}
