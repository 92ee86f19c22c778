using System.Security.Cryptography;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What Access does inside the caller's transaction.</summary>
internal interface ICreateClients
{
    Task Create(NewClient client, CancellationToken ct);
    Task<bool> Exists(string clientId, CancellationToken ct);
}

/// <param name="Secret">Stored hashed only.</param>
internal sealed record NewClient(string ClientId, string Secret, string Name, Guid OrganizationId, Role Role)
{
    /// <summary>With an id that tells its role and a secret of 192 bits: letters, digits and <c>-</c> only, so that they stand in any form.</summary>
    public static NewClient Of(string name, Guid organization, Role role) => new(
        $"{SnakeCase.Name(role)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", RandomNumberGenerator.GetHexString(48, lowercase: true), name, organization, role);
}
