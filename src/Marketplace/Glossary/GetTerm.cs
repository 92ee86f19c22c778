using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

internal sealed record GetTerm(Guid Id) : IQuery<TermView>;

internal static class GetTermEndpoint
{
    public static async Task<Ok<TermView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetTerm(id), ct));
}

internal sealed class GetTermHandler(MarketplaceDb db) : IQueryHandler<GetTerm, TermView>
{
    public async Task<TermView> Handle(GetTerm query, CancellationToken ct) =>
        await db.Terms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == query.Id, ct) is { } term ? TermView.Of(term) : throw Problem.NotFound(GlossaryTerm.KindName);
}
