using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

internal sealed record GetSource(Guid Id) : IQuery<SourceView>;

internal static class GetSourceEndpoint
{
    public static async Task<Ok<SourceView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetSource(id), ct));
}

internal sealed class GetSourceHandler(MarketplaceDb db) : IQueryHandler<GetSource, SourceView>
{
    public async Task<SourceView> Handle(GetSource query, CancellationToken ct) =>
        await db.GlossarySources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == query.Id, ct) is { } source
            ? SourceView.Of(source, await db.Terms.CountAsync(t => t.Source == source.Name && t.WithdrawnAt == null, ct))
            : throw Problem.NotFound(GlossarySource.KindName);
}
