using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

internal sealed record GetImport(Guid Id) : IQuery<ImportView>;

internal static class GetImportEndpoint
{
    public static async Task<Ok<ImportView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetImport(id), ct));
}

internal sealed class GetImportHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetImport, ImportView>
{
    public async Task<ImportView> Handle(GetImport query, CancellationToken ct) =>
        await db.ImportsSeenBy(actor).SingleOrDefaultAsync(i => i.Id == query.Id, ct) is { } import
            ? ImportView.Of(import)
            : throw Problem.NotFound(Import.KindName);
}
