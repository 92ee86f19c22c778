using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Meaning;

/// <summary>Each takes the place of the one of its item and model; what is gone has none any more, of any model. Every node then follows. Given by the worker alone.</summary>
internal sealed record KeepVectors(IReadOnlyList<StoredVector> Made, IReadOnlyList<Guid> Gone) : ICommand;

internal sealed class KeepVectorsHandler(MarketplaceDb db) : ICommandHandler<KeepVectors>
{
    public async Task Handle(KeepVectors command, CancellationToken ct)
    {
        foreach (var model in command.Made.GroupBy(v => v.Model))
        {
            var ids = model.Select(v => v.ItemId).ToList();
            await db.Vectors.Where(v => v.Model == model.Key && ids.Contains(v.ItemId)).ExecuteDeleteAsync(ct);
        }

        if (command.Gone.Count > 0)
        {
            await db.Vectors.Where(v => command.Gone.Contains(v.ItemId)).ExecuteDeleteAsync(ct);
        }

        db.AddRange(command.Made);
        db.AddRange(command.Made.Select(v => v.ItemId).Concat(command.Gone).Select(id => new Change { Kind = StoredVector.KindName, Id = id }));
    }
}

/// <summary>The vectors of models that no node has used since then are put away. Given by the worker alone.</summary>
internal sealed record ForgetModels(string But, DateTimeOffset UnusedSince) : ICommand;

internal sealed class ForgetModelsHandler(MarketplaceDb db) : ICommandHandler<ForgetModels>
{
    public async Task Handle(ForgetModels command, CancellationToken ct)
    {
        var used = await db.Vectors.Where(v => v.MadeAt >= command.UnusedSince).Select(v => v.Model).Distinct().ToListAsync(ct);
        await db.Vectors.Where(v => v.Model != command.But && !used.Contains(v.Model)).ExecuteDeleteAsync(ct);
    }
}
