using System.Security.Claims;
using Marketplace.Integration;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Marketplace.Access;

/// <summary>Makes of a good token the client that it was given to, as it stands now: one that was revoked, or whose organization is suspended, is nobody at once.</summary>
internal sealed class ClientClaims(MarketplaceDb db, ISuspensions suspended) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.HasClaim(claim => claim.Type == Principals.Id))
        {
            return principal;
        }

        // OpenIddict takes a token that names no end for one without end; we give none such.
        var clientId = principal.GetExpirationDate() is null ? null : principal.FindFirstValue(OpenIddictConstants.Claims.Subject);
        return await db.Clients.AsNoTracking().Living(suspended).SingleOrDefaultAsync(c => c.ClientId == clientId) is { } client
            ? new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(Principals.Id, client.Id.ToString()), Principals.MembershipClaim(client.OrganizationId, client.Role)], "client"))
            : new ClaimsPrincipal(new ClaimsIdentity(clientId is null ? [] : [new Claim(Principals.Former, clientId)]));
    }
}
