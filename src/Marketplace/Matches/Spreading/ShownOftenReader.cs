using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Spreading;

/// <summary>Counts every few minutes to how many posted items each has been shown among the first ten, where that is wanted.</summary>
internal sealed class ShownOftenReader(
    ShownOften often, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ShownOftenReader> log)
    : Worker(signal, time, lifetime, log)
{
    private const int First = 10;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);
    private DateTimeOffset? _counted;

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (often.Strength == 0 || Time.Now() - _counted < Every)
        {
            return false;
        }

        var (now, from) = (Time.Now(), Time.Now() - Back);
        await using var scope = scopes.CreateSystemScope();
        var shown = scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Shown.AsNoTracking()
            .Where(s => s.At >= from && s.Rank <= First && s.NeedId != null && s.ResultId != null).Select(s => new { s.Side, s.NeedId, s.ResultId }).Distinct();
        often.Set(MatchSide.Results, await shown.Where(s => s.Side == MatchSide.Results).GroupBy(s => s.ResultId!.Value).Select(g => new { g.Key, Times = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Times, ct));
        often.Set(MatchSide.Needs, await shown.Where(s => s.Side == MatchSide.Needs).GroupBy(s => s.NeedId!.Value).Select(g => new { g.Key, Times = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Times, ct));
        _counted = now;
        return false;
    }
}
