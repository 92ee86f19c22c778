using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListNeeds(
    string? Status, Guid? Organization, string? ExternalId, string? Field, string? Region, string? Industry, string? Language, string? Text,
    DateTimeOffset? Since, string? Order, int? Limit, string? Cursor) : IQuery<Page<NeedView>>, IPagedQuery
{
    public static readonly Page<NeedView> Example = new([NeedView.Example with { Status = NeedStatus.Published }], null);

    public string Filters => string.Join('\n', Status, Organization, ExternalId, Field, Region, Industry, Language, Text, Since?.UtcTicks, Order);
}

internal static class ListNeedsEndpoint
{
    public static async Task<Ok<Page<NeedView>>> Handle([AsParameters] ListNeeds query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListNeedsValidator : AbstractValidator<ListNeeds>
{
    public ListNeedsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Status).OneOf(default(NeedStatus));
        RuleFor(q => q.Field).OneOf(default(TechnologyField));
        RuleFor(q => q.Language).OneOf(default(Language));
        RuleFor(q => q.Order).OneOf(default(Order));
        RuleFor(q => q.Region).Region();
        RuleFor(q => q.Industry).Industry();
    }
}

internal sealed class ListNeedsHandler(MarketplaceDb db, ISuspensions suspended, Actor actor) : IQueryHandler<ListNeeds, Page<NeedView>>
{
    public async Task<Page<NeedView>> Handle(ListNeeds query, CancellationToken ct)
    {
        var (status, field) = (SnakeCase.ParseOrNull<NeedStatus>(query.Status), SnakeCase.ParseOrNull<TechnologyField>(query.Field));
        var (language, order, since) = (SnakeCase.ParseOrNull<Language>(query.Language), SnakeCase.ParseOrNull<Order>(query.Order), query.Since?.ToUniversalTime());
        var needs = db.Needs.AsNoTracking().VisibleTo(actor, suspended)
            .Where(n => (status == null || n.Status == status) && (field == null || n.Field == field) && (language == null || n.Language == language)
                && (query.Region == null || n.Region == query.Region) && (query.Industry == null || n.Industry == query.Industry)
                && (since == null || n.UpdatedAt >= since));

        if (query.Organization is not null || query.ExternalId is not null)
        {
            needs = needs.WithOwnerKnownTo(actor)
                .Where(n => (query.Organization == null || n.OwnerId == query.Organization) && (query.ExternalId == null || n.ExternalId == query.ExternalId));
        }

        var rows = await (query.Text is { } text ? db.Matching(needs, text) : needs).PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, n => Sorting.CursorOf(n, order), n => NeedView.Of(n, actor));
    }
}
