using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

internal sealed record ListImports(int? Limit, string? Cursor) : IQuery<Page<ImportView>>, IPagedQuery
{
    public string Filters => "";
}

internal static class ListImportsEndpoint
{
    public static async Task<Ok<Page<ImportView>>> Handle([AsParameters] ListImports query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListImportsValidator : AbstractValidator<ListImports>
{
    public ListImportsValidator() => this.ValidPage();
}

internal sealed class ListImportsHandler(MarketplaceDb db, Actor actor) : IQueryHandler<ListImports, Page<ImportView>>
{
    public async Task<Page<ImportView>> Handle(ListImports query, CancellationToken ct)
    {
        var rows = await db.ImportsSeenBy(actor).PageOf(query, Order.Newest).ToListAsync(ct);
        return rows.ToPage(query, i => Sorting.CursorOf(i, Order.Newest), ImportView.Of);
    }
}
