using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Marketplace.Access;

internal sealed class CreateClients(MarketplaceDb db, IOpenIddictApplicationManager applications, Actor actor, TimeProvider time) : ICreateClients
{
    public async Task Create(NewClient client, CancellationToken ct)
    {
        // Its manager saves by itself, in the caller's transaction.
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            ClientSecret = client.Secret,
            DisplayName = client.Name,
            ClientType = OpenIddictConstants.ClientTypes.Confidential,
            Permissions = { OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.ClientCredentials },
        }, ct);
        db.Clients.Add(new Client(client, actor, time.Now()));
    }

    public Task<bool> Exists(string clientId, CancellationToken ct) => db.Clients.AnyAsync(c => c.ClientId == clientId, ct);
}
