using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

/// <summary>All of them; they are few. Whoever is answered by a source's terms may ask for its licence, and so everybody may.</summary>
internal sealed record ListSources : IQuery<Page<SourceView>>
{
    public static readonly Page<SourceView> Example = new([SourceView.Example], null);
}

internal static class ListSourcesEndpoint
{
    public static async Task<Ok<Page<SourceView>>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new ListSources(), ct));
}

internal sealed class ListSourcesHandler(MarketplaceDb db) : IQueryHandler<ListSources, Page<SourceView>>
{
    public async Task<Page<SourceView>> Handle(ListSources query, CancellationToken ct)
    {
        var counts = await db.Terms.Where(t => t.WithdrawnAt == null).GroupBy(t => t.Source).Select(s => new { s.Key, Terms = s.Count() }).ToDictionaryAsync(s => s.Key, s => s.Terms, ct);
        var sources = await db.GlossarySources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return new Page<SourceView>([.. sources.Select(s => SourceView.Of(s, counts.GetValueOrDefault(s.Name)))], null);
    }
}
