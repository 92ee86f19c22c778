using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Languages;

/// <summary>A model has been learned, and every node may load it. Given by the trainer alone.</summary>
internal sealed record FinishTraining(Guid Id, int Pairs, byte[] Body) : ICommand;

internal sealed class FinishTrainingHandler(MarketplaceDb db, TimeProvider time) : ICommandHandler<FinishTraining>
{
    // A model is loaded at each start, and one before it where this one turns out to be bad.
    private const int Kept = 3;

    public async Task Handle(FinishTraining command, CancellationToken ct)
    {
        // Another node may have come first, while this one was thought to be dead.
        if (await db.Models.SingleOrDefaultAsync(m => m.Id == command.Id && m.TrainedAt == null, ct) is not { } model)
        {
            return;
        }

        model.Trained(command.Pairs, command.Body, time.Now());
        db.Add(new Change { Kind = TrainedModel.KindName, Id = model.Id });
        await db.Models.Where(m => m.Version <= model.Version - Kept).ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, (byte[]?)null), ct);
    }
}
