using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Matches.Languages;

/// <summary>The model of bilingual texts that this node answers with.</summary>
internal sealed record GetModel : IQuery<Model>;

internal enum ModelState { None, Training, Ready }

/// <param name="Version">Of the last one that was trained; 0 while there is none.</param>
/// <param name="State"><c>training</c> from when it was asked for until this node answers with it.</param>
/// <param name="Pairs">Texts in both languages that it learned from.</param>
internal sealed record Model(int Version, ModelState State, int Pairs, DateTimeOffset? TrainedAt)
{
    public static readonly Model None = new(0, ModelState.None, 0, null);
    public static readonly Model Example = new(3, ModelState.Ready, 2523, DateTimeOffset.UnixEpoch);
}

internal static class GetModelEndpoint
{
    public static async Task<Ok<Model>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetModel(), ct));
}

internal sealed class GetModelHandler(MarketplaceDb db, MatchKnowledge knowledge) : IQueryHandler<GetModel, Model>
{
    public Task<Model> Handle(GetModel query, CancellationToken ct) => db.ModelNow(knowledge.ModelVersion, ct);
}
