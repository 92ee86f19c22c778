using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Access;

internal sealed record GetMe : IQuery<Me>;

internal sealed record Me(Guid Id, string ClientId, string Name, Role Role, Guid OrganizationId)
{
    public static readonly Me Example = new(
        new Guid("01980000-0000-7000-8000-000000000005"), "company-7f3a", "Manager of a company", Role.Manager, new Guid("01980000-0000-7000-8000-000000000001"));
}

internal static class GetMeEndpoint
{
    public static async Task<Ok<Me>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetMe(), ct));
}

internal sealed class GetMeHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetMe, Me>
{
    public Task<Me> Handle(GetMe query, CancellationToken ct) =>
        db.Clients.Where(c => c.Id == actor.Id).Select(c => new Me(c.Id, c.ClientId, c.Name, c.Role, c.OrganizationId)).SingleAsync(ct);
}
