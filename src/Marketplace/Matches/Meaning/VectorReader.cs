using Marketplace.Matching;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Meaning;

/// <summary>Holds what any node has had made by this node's model. Asks the database, and never the model.</summary>
internal sealed class VectorReader(
    EmbeddingModel model, VectorStore store, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<VectorReader> log)
    : ChangeReader(StoredVector.KindName, scopes, signal, time, lifetime, log)
{
    protected override async Task Load(IServiceProvider services, IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        if (ids is { Count: 0 })
        {
            return;
        }

        var there = new List<LoadedVector>();
        var rows = services.GetRequiredService<MarketplaceDb>().Vectors.AsNoTracking().Where(v => v.Model == model.Name && (ids == null || ids.Contains(v.ItemId)));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            there.Add(new LoadedVector(row.ItemId, row.Side, row.TextHash, MeaningVector.FromBytes(row.Values)));
        }

        store.Apply(there, ids);
    }
}
