using Marketplace.Matching;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Languages;

/// <summary>Answers by the last model that any node has trained.</summary>
internal sealed class ModelReader(
    MatchKnowledge knowledge, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ModelReader> log)
    : ChangeReader(TrainedModel.KindName, scopes, signal, time, lifetime, log)
{
    protected override async Task Load(IServiceProvider services, IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        if (ids is { Count: 0 })
        {
            return;
        }

        var version = knowledge.ModelVersion;
        var last = await services.GetRequiredService<MarketplaceDb>().Models.AsNoTracking()
            .Where(m => m.TrainedAt != null && m.Body != null && m.Version > version).OrderByDescending(m => m.Version).FirstOrDefaultAsync(ct);
        if (last is not null)
        {
            knowledge.Use(BilingualModel.FromBytes(last.Body!), last.Version);
        }
    }
}
