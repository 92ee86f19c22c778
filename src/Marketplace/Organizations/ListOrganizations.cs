using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListOrganizations(
    string? Text, string? Status, string? Kind, string? Region, string? ExternalId, DateTimeOffset? Since, string? Order, int? Limit, string? Cursor)
    : IQuery<Page<OrganizationView>>, IPagedQuery
{
    public static readonly Page<OrganizationView> Example = new([OrganizationView.Example], null);

    public string Filters => string.Join('\n', Text, Status, Kind, Region, ExternalId, Since?.UtcTicks, Order);
}

internal static class ListOrganizationsEndpoint
{
    public static async Task<Ok<Page<OrganizationView>>> Handle([AsParameters] ListOrganizations query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListOrganizationsValidator : AbstractValidator<ListOrganizations>
{
    public ListOrganizationsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Status).OneOf(default(OrganizationStatus));
        RuleFor(q => q.Kind).OneOf(default(OrganizationKind));
        RuleFor(q => q.Order).OneOf(default(Order));
        RuleFor(q => q.Region).Region();
    }
}

internal sealed class ListOrganizationsHandler(MarketplaceDb db) : IQueryHandler<ListOrganizations, Page<OrganizationView>>
{
    public async Task<Page<OrganizationView>> Handle(ListOrganizations query, CancellationToken ct)
    {
        var (kind, order, since) = (SnakeCase.ParseOrNull<OrganizationKind>(query.Kind), SnakeCase.ParseOrNull<Order>(query.Order), query.Since?.ToUniversalTime());
        var status = SnakeCase.ParseOrNull<OrganizationStatus>(query.Status);
        var organizations = db.Organizations.AsNoTracking()
            .Where(o => (status == null || o.Status == status)
                && (kind == null || o.Type == kind)
                && (query.Region == null || o.Region == query.Region)
                && (query.ExternalId == null || o.ExternalId == query.ExternalId)
                && (since == null || o.UpdatedAt >= since));
        var rows = await (query.Text is { } text ? db.Matching(organizations, text) : organizations).PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, o => Sorting.CursorOf(o, order), OrganizationView.Of);
    }
}
