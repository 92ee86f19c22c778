using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

/// <summary>All of them; they are few. Whoever is answered by a source's terms may ask for its licence, and so everybody may.</summary>
internal sealed record ListSources : IQuery<SourceList>;

internal sealed record SourceList(IReadOnlyList<SourceView> Items)
{
    public static readonly SourceList Example = new([SourceView.Example]);
}

internal static class ListSourcesEndpoint
{
    public static async Task<Ok<SourceList>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new ListSources(), ct));
}

internal sealed class ListSourcesHandler(MarketplaceDb db) : IQueryHandler<ListSources, SourceList>
{
    public async Task<SourceList> Handle(ListSources query, CancellationToken ct)
    {
        var counts = await db.Terms.Where(t => t.WithdrawnAt == null).GroupBy(t => t.Source).Select(s => new { s.Key, Terms = s.Count() }).ToDictionaryAsync(s => s.Key, s => s.Terms, ct);
        var sources = await db.GlossarySources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return new SourceList([.. sources.Select(s => SourceView.Of(s, counts.GetValueOrDefault(s.Name)))]);
    }
}
