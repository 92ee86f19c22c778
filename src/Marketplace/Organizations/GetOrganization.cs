using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

internal sealed record GetOrganization(Guid Id) : IQuery<OrganizationView>;

internal static class GetOrganizationEndpoint
{
    public static async Task<Ok<OrganizationView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetOrganization(id), ct));
}

internal sealed class GetOrganizationHandler(MarketplaceDb db) : IQueryHandler<GetOrganization, OrganizationView>
{
    public async Task<OrganizationView> Handle(GetOrganization query, CancellationToken ct) =>
        await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == query.Id, ct) is { } organization
            ? OrganizationView.Of(organization)
            : throw Problem.NotFound("organization");
}
