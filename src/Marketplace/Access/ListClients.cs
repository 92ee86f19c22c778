using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Access;

internal sealed record ListClients(Guid? Organization, string? Order, int? Limit, string? Cursor) : IQuery<Page<ClientView>>, IPagedQuery
{
    public string Filters => string.Join('\n', Organization, Order);
}

internal static class ListClientsEndpoint
{
    public static async Task<Ok<Page<ClientView>>> Handle([AsParameters] ListClients query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListClientsValidator : AbstractValidator<ListClients>
{
    public ListClientsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Order).OneOf(default(Order));
    }
}

internal sealed class ListClientsHandler(MarketplaceDb db, Actor actor) : IQueryHandler<ListClients, Page<ClientView>>
{
    public async Task<Page<ClientView>> Handle(ListClients query, CancellationToken ct)
    {
        var order = SnakeCase.ParseOrNull<Order>(query.Order);
        var rows = await db.Clients.AsNoTracking().VisibleTo(actor).Where(c => query.Organization == null || c.OrganizationId == query.Organization).PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, c => Sorting.CursorOf(c, order), ClientView.Of);
    }
}
