using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

/// <param name="Organization">That takes part, as buyer, seller or broker.</param>
/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListDeals(
    string? Status, Guid? Organization, Guid? NeedId, Guid? ResultId, DateTimeOffset? Since, string? Order, int? Limit, string? Cursor)
    : IQuery<Page<DealView>>, IPagedQuery
{
    public static readonly Page<DealView> Example = new([DealView.Example], null);

    public string Filters => string.Join('\n', Status, Organization, NeedId, ResultId, Since?.UtcTicks, Order);
}

internal static class ListDealsEndpoint
{
    public static async Task<Ok<Page<DealView>>> Handle([AsParameters] ListDeals query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListDealsValidator : AbstractValidator<ListDeals>
{
    public ListDealsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Status).OneOf(default(DealStatus));
        RuleFor(q => q.Order).OneOf(default(Order));
    }
}

internal sealed class ListDealsHandler(MarketplaceDb db, Actor actor) : IQueryHandler<ListDeals, Page<DealView>>
{
    public async Task<Page<DealView>> Handle(ListDeals query, CancellationToken ct)
    {
        var (status, order, since) = (SnakeCase.ParseOrNull<DealStatus>(query.Status), SnakeCase.ParseOrNull<Order>(query.Order), query.Since?.ToUniversalTime());
        var rows = await db.Deals.AsNoTracking().VisibleTo(actor)
            .Where(d => (status == null || d.Status == status)
                && (query.Organization == null || d.BuyerId == query.Organization || d.SellerId == query.Organization || d.BrokerId == query.Organization)
                && (query.NeedId == null || d.NeedId == query.NeedId)
                && (query.ResultId == null || d.ResultId == query.ResultId)
                && (since == null || d.UpdatedAt >= since))
            .PageOf(query, order)
            .ToListAsync(ct);
        return rows.ToPage(query, d => Sorting.CursorOf(d, order), DealView.Of);
    }
}
