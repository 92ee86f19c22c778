using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Languages;

/// <summary>A new version is to be learned from the bilingual texts there are. Who asks while one is being learned joins that.</summary>
internal sealed record TrainModel : ICommand<Model>;

internal static class TrainModelEndpoint
{
    public static async Task<Accepted<Model>> Handle(ISender sender, CancellationToken ct) =>
        TypedResults.Accepted("/v1/matches/model", await sender.Send(new TrainModel(), ct));
}

internal sealed class TrainModelHandler(MarketplaceDb db, MatchKnowledge knowledge, Actor actor, TimeProvider time) : ICommandHandler<TrainModel, Model>
{
    public async Task<Model> Handle(TrainModel command, CancellationToken ct)
    {
        var (id, by, now) = (Guid.CreateVersion7(time.Now()), actor.ToString(), time.Now());
        var isNew = await db.Database.ExecuteSqlAsync(
            $"insert into matches.models (id, requested_by, requested_at, pairs) values ({id}, {by}, {now}, 0) on conflict do nothing", ct);
        if (isNew > 0)
        {
            // Wakes a trainer, here or on another node.
            db.Add(new Change { Kind = TrainedModel.KindName, Id = id });
        }

        return await db.ModelNow(knowledge.ModelVersion, ct);
    }
}
