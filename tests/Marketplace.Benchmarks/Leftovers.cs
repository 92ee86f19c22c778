using System.Runtime.InteropServices;

namespace Marketplace.Benchmarks;

/// <summary>Servers and folders that are put away also where a signal ends the run: the runtime itself would leave them.</summary>
internal static class Leftovers
{
    private static readonly List<IAsyncDisposable> Kept = [];
    private static readonly List<PosixSignalRegistration> Signals = [];

    /// <summary>What fails from now on fails because what it stands on is put away.</summary>
    public static bool IsEnding { get; private set; }

    public static void PutAwayOnSignals() =>
        Signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            (context.Cancel, IsEnding) = (true, true);
            PutAway().AsTask().GetAwaiter().GetResult();
            Environment.Exit(signal == PosixSignal.SIGINT ? 130 : 143);
        })));

    public static T Keep<T>(T thing) where T : IAsyncDisposable
    {
        lock (Kept)
        {
            Kept.Add(thing);
        }

        return thing;
    }

    /// <returns>False where it has been put away already, or is at this moment.</returns>
    public static bool Take(IAsyncDisposable thing)
    {
        lock (Kept)
        {
            return Kept.Remove(thing);
        }
    }

    private static async ValueTask PutAway()
    {
        // The last first: it may stand on what came before it.
        while (Last() is { } thing)
        {
            await thing.DisposeAsync();
        }
    }

    private static IAsyncDisposable? Last()
    {
        lock (Kept)
        {
            return Kept.LastOrDefault();
        }
    }
}
