using Marketplace.Platform.Data;

namespace Marketplace.Matches;

/// <summary>How far this node's indexes are, for those who ask them about what has changed.</summary>
internal sealed class SideReaders(IServiceProvider services)
{
    private const int MostWaits = 50;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    public bool HaveLoaded => All.All(reader => reader.HasLoaded);

    /// <summary>They follow the same feed, and mostly are as far a moment later.</summary>
    public async Task<bool> HaveRead(ChangeCursor change, CancellationToken ct)
    {
        for (var wait = 0; wait < MostWaits; wait++)
        {
            if (All.All(reader => reader.HasRead(change)))
            {
                return true;
            }

            await Task.Delay(Moment, ct);
        }

        return false;
    }

    // Asked for late: those who ask are workers, too.
    public IEnumerable<SideReader> All => services.GetServices<IHostedService>().OfType<SideReader>();
}
