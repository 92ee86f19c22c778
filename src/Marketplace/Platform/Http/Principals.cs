using System.Security.Claims;

namespace Marketplace.Platform.Http;

/// <summary>An authenticated principal, read as an <see cref="Actor"/>.</summary>
internal static class Principals
{
    public const string Id = "actor_id";
    public const string Membership = "membership";

    /// <summary>Who it was, of a token whose client is nobody any more.</summary>
    public const string Former = "former";

    public static Claim MembershipClaim(Guid organization, Role role) => new(Membership, $"{organization}:{role}");

    public static Actor ActorOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Id), out var id)
            ? new Actor(ActorKind.Client, id, [.. principal.FindAll(Membership).Select(claim => MembershipOf(claim.Value))])
            : Actor.Anonymous;

    private static Membership MembershipOf(string text) =>
        text.Split(':') is [var organization, var role]
            ? new Membership(Guid.Parse(organization), Enum.Parse<Role>(role))
            : throw new FormatException($"Not a membership: {text}");
}
