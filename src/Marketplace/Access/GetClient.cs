using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Access;

internal sealed record GetClient(Guid Id) : IQuery<ClientView>;

internal static class GetClientEndpoint
{
    public static async Task<Ok<ClientView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetClient(id), ct));
}

internal sealed class GetClientHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetClient, ClientView>
{
    public async Task<ClientView> Handle(GetClient query, CancellationToken ct) =>
        await db.Clients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == query.Id, ct) is { } client ? ClientView.Of(client) : throw Problem.NotFound(Client.KindName);
}
