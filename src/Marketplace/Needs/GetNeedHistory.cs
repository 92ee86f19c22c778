using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed record GetNeedHistory(Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetNeedHistoryEndpoint
{
    public static async Task<Ok<Page<HistoryEntry>>> Handle([AsParameters] GetNeedHistory query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetNeedHistoryValidator : AbstractValidator<GetNeedHistory>
{
    public GetNeedHistoryValidator() => this.ValidPage();
}

internal sealed class GetNeedHistoryHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetNeedHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetNeedHistory query, CancellationToken ct) =>
        await db.Needs.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(n => n.Id == query.Id, ct) is { } need
            ? await db.HistoryOf(NeedFlow.Table.Kind, query.Id, query, actor.Oversees || actor.ActsFor(need.OwnerId), ct)
            : throw Problem.NotFound("need");
}
