using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What Access does inside the caller's transaction.</summary>
internal interface ICreateClients
{
    Task Create(NewClient client, CancellationToken ct);
    Task<bool> Exists(string clientId, CancellationToken ct);
}

/// <param name="Secret">Stored hashed only.</param>
internal sealed record NewClient(string ClientId, string Secret, string Name, Guid OrganizationId, Role Role);
