using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Organizations;

/// <summary>An organization as it is answered.</summary>
/// <param name="Status">Of one that is not verified nothing can be published; of one that is suspended nothing is shown, and its clients are shut out.</param>
internal sealed record OrganizationView(
    Guid Id, OrganizationStatus Status, string? ExternalId, string Name, string? NameEn, OrganizationKind Kind, bool StateFounded, string? Uscc, string? Ror, string? Region,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static readonly OrganizationView Example = new(
        new Guid("01980000-0000-7000-8000-000000000001"), OrganizationStatus.Verified, OrganizationFields.Example.ExternalId, OrganizationFields.Example.Name!, OrganizationFields.Example.NameEn,
        OrganizationKind.Company, false, OrganizationFields.Example.Uscc, null, "310115", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);

    public static OrganizationView Of(Organization o) =>
        new(o.Id, o.Status, o.ExternalId, o.Name, o.NameEn, o.Type, o.StateFounded, o.Uscc, o.Ror, o.Region, o.CreatedAt, o.UpdatedAt, o.Version);
}
