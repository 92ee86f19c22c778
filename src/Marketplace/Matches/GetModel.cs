using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Matches;

/// <summary>The model of bilingual texts that this node answers with. There is none: matching goes by shared words alone.</summary>
internal sealed record GetModel : IQuery<Model>;

internal enum ModelState { None, Training, Ready }

internal sealed record Model(int Version, ModelState State, int Pairs, DateTimeOffset? TrainedAt)
{
    public static readonly Model None = new(0, ModelState.None, 0, null);
}

internal static class GetModelEndpoint
{
    public static async Task<Ok<Model>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetModel(), ct));
}

internal sealed class GetModelHandler : IQueryHandler<GetModel, Model>
{
    public Task<Model> Handle(GetModel query, CancellationToken ct) => Task.FromResult(Model.None);
}
