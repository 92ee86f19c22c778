using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.People;

/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListPeople(string? Text, Guid? Organization, string? Orcid, DateTimeOffset? Since, string? Order, int? Limit, string? Cursor) : IQuery<Page<PersonView>>, IPagedQuery
{
    public static readonly Page<PersonView> Example = new([PersonView.Example], null);

    public string Filters => string.Join('\n', Text, Organization, Orcid, Since?.UtcTicks, Order);
}

internal static class ListPeopleEndpoint
{
    public static async Task<Ok<Page<PersonView>>> Handle([AsParameters] ListPeople query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListPeopleValidator : AbstractValidator<ListPeople>
{
    public ListPeopleValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Order).OneOf(default(Order));
        RuleFor(q => q.Orcid).Orcid();
    }
}

internal sealed class ListPeopleHandler(MarketplaceDb db) : IQueryHandler<ListPeople, Page<PersonView>>
{
    public async Task<Page<PersonView>> Handle(ListPeople query, CancellationToken ct)
    {
        var (order, orcid, since) = (SnakeCase.ParseOrNull<Order>(query.Order), query.Orcid is null ? null : Codes.BareOrcid(query.Orcid), query.Since?.ToUniversalTime());
        var people = db.People.AsNoTracking().Where(p => (query.Organization == null || p.OrganizationId == query.Organization)
            && (orcid == null || p.Orcid == orcid) && (since == null || p.UpdatedAt >= since));
        var rows = await (query.Text is { } text ? db.Matching(people, text) : people).PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, p => Sorting.CursorOf(p, order), PersonView.Of);
    }
}
