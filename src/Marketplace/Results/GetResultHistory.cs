using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed record GetResultHistory(Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetResultHistoryEndpoint
{
    public static async Task<Ok<Page<HistoryEntry>>> Handle([AsParameters] GetResultHistory query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetResultHistoryValidator : AbstractValidator<GetResultHistory>
{
    public GetResultHistoryValidator() => this.ValidPage();
}

internal sealed class GetResultHistoryHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetResultHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetResultHistory query, CancellationToken ct) =>
        await db.Results.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(n => n.Id == query.Id, ct) is { } result
            ? await db.HistoryOf(ResultFlow.Table.Kind, query.Id, query, actor.Oversees || actor.ActsFor(result.OwnerId), ct)
            : throw Problem.NotFound("result");
}
