using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed record GetResult(Guid Id) : IQuery<ResultView>;

internal static class GetResultEndpoint
{
    public static async Task<Ok<ResultView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetResult(id), ct));
}

internal sealed class GetResultHandler(MarketplaceDb db, ISuspensions suspended, IMatchesOpened opened, Actor actor) : IQueryHandler<GetResult, ResultView>
{
    public async Task<ResultView> Handle(GetResult query, CancellationToken ct)
    {
        var result = await db.Results.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == query.Id, ct) ?? throw Problem.NotFound("result");
        opened.Opened("results", result.Id, actor);
        return ResultView.Of(result);
    }
}
