using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Imports;

internal sealed record GetImportErrors(Guid Id, int? Limit, string? Cursor) : IQuery<Page<ImportErrorView>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetImportErrorsEndpoint
{
    public static async Task<Ok<Page<ImportErrorView>>> Handle([AsParameters] GetImportErrors query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetImportErrorsValidator : AbstractValidator<GetImportErrors>
{
    public GetImportErrorsValidator() => this.ValidPage();
}

internal sealed class GetImportErrorsHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetImportErrors, Page<ImportErrorView>>
{
    public async Task<Page<ImportErrorView>> Handle(GetImportErrors query, CancellationToken ct)
    {
        if (!await db.ImportsSeenBy(actor).AnyAsync(i => i.Id == query.Id, ct))
        {
            throw Problem.NotFound(Import.KindName);
        }

        var after = Cursor.Of(query)?.Key ?? 0;
        var rows = await db.ImportErrors.AsNoTracking()
            .Where(e => e.ImportId == query.Id && e.Seq > after)
            .OrderBy(e => e.Seq)
            .Take(query.Size() + 1)
            .ToListAsync(ct);
        return rows.ToPage(query, e => new Cursor(e.Seq, query.Id), e => new ImportErrorView(e.Line, e.Field, e.Code, e.Message));
    }
}
