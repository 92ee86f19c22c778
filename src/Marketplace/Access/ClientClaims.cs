using System.Security.Claims;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Marketplace.Access;

/// <summary>Makes of a good token the client that it was given to, as it stands now: one that was revoked is nobody at once.</summary>
internal sealed class ClientClaims(MarketplaceDb db) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.HasClaim(claim => claim.Type == Principals.Id))
        {
            return principal;
        }

        var clientId = principal.FindFirstValue(OpenIddictConstants.Claims.Subject);
        return await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == clientId && c.RevokedAt == null) is { } client
            ? new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(Principals.Id, client.Id.ToString()), Principals.MembershipClaim(client.OrganizationId, client.Role)], "client"))
            : new ClaimsPrincipal(new ClaimsIdentity(clientId is null ? [] : [new Claim(Principals.Former, clientId)]));
    }
}
