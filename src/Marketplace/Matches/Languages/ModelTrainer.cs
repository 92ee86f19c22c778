using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Matches.Languages;

/// <summary>Learns the model that was asked for, on one node at a time; and asks for one itself when there is clearly more to learn from.</summary>
internal sealed class ModelTrainer(
    NpgsqlDataSource database, SideIndexes indexes, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ModelTrainer> log)
    : Worker(signal, time, lifetime, log)
{
    public const string LockName = "match model";

    // Of fewer nothing is learned that a dictionary does not know.
    private const int FewestPairs = 200;
    private const double Grown = 1.2;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lookedAt;

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (await Open(ct) is not { } id)
        {
            await AskWhenGrown(ct);
            return false;
        }

        // Where this process dies, the next node goes on.
        await using var alone = await NodeLock.Take(database, LockName, ct);
        if (alone is null)
        {
            return false;
        }

        if (await Open(ct) == id)
        {
            var pairs = await Pairs(ct);
            var model = await Task.Run(() => BilingualModel.Train(pairs, ct: ct), ct);
            await Send(new FinishTraining(id, pairs.Count, model.ToBytes()), ct);
        }

        return true;
    }

    private async Task AskWhenGrown(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        if (now - _lookedAt < Between)
        {
            return;
        }

        _lookedAt = now;
        var pairs = Enum.GetValues<MatchSide>().Sum(side => indexes.Of(side).All.Count(item => item.IsBilingual));
        await using var scope = scopes.CreateSystemScope();
        var learned = await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Models.Where(m => m.TrainedAt != null)
            .OrderByDescending(m => m.Version).Select(m => (int?)m.Pairs).FirstOrDefaultAsync(ct) ?? 0;
        if (pairs >= FewestPairs && pairs >= learned * Grown)
        {
            await Send(new TrainModel(), ct);
        }
    }

    private async Task<Guid?> Open(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Models.Where(m => m.TrainedAt == null).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
    }

    // From the database: what was posted a moment ago counts, and is not in the index yet.
    private async Task<List<BilingualPair>> Pairs(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var pairs = new List<(Guid Id, BilingualPair Pair)>();
        foreach (var source in scope.ServiceProvider.GetServices<IMatchSource>())
        {
            foreach (var item in await source.Read(null, ct))
            {
                if (BilingualTexts.PairOf(item) is { } pair)
                {
                    pairs.Add((item.Id, pair));
                }
            }
        }

        return [.. pairs.OrderBy(p => p.Id).Select(p => p.Pair)];
    }

    private async Task<TResult> Send<TResult>(ICommand<TResult> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, ct);
    }
}
