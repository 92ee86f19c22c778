using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

internal sealed record GetDealHistory(Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetDealHistoryEndpoint
{
    public static async Task<Ok<Page<HistoryEntry>>> Handle([AsParameters] GetDealHistory query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetDealHistoryValidator : AbstractValidator<GetDealHistory>
{
    public GetDealHistoryValidator() => this.ValidPage();
}

internal sealed class GetDealHistoryHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetDealHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetDealHistory query, CancellationToken ct) =>
        // Who sees a deal takes part in it or oversees it, and sees the whole.
        await db.Deals.VisibleTo(actor).AnyAsync(d => d.Id == query.Id, ct)
            ? await db.HistoryOf(DealFlow.Table.Kind, query.Id, query, whole: true, ct)
            : throw Problem.NotFound("deal");
}
