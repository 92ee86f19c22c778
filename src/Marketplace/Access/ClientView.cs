using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Access;

internal sealed record ClientView(
    Guid Id, string ClientId, string Name, Guid OrganizationId, Role Role, DateTimeOffset? RevokedAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static readonly ClientView Example = new(
        Me.Example.Id, Me.Example.ClientId, Me.Example.Name, Me.Example.OrganizationId, Role.Manager, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);

    public static ClientView Of(Client c) => new(c.Id, c.ClientId, c.Name, c.OrganizationId, c.Role, c.RevokedAt, c.CreatedAt, c.UpdatedAt, c.Version);
}

/// <summary>A client with its secret, which is shown this once and kept nowhere.</summary>
[Secret]
internal sealed record ClientWithSecret(Guid Id, string ClientId, string ClientSecret, string Name, Guid OrganizationId, Role Role, int Version) : IVersioned
{
    public static readonly ClientWithSecret Example = new(
        ClientView.Example.Id, ClientView.Example.ClientId, "shown-once", ClientView.Example.Name, ClientView.Example.OrganizationId, Role.Manager, 1);
}
