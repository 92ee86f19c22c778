using Marketplace.Integration;
using Marketplace.Platform;
using static Marketplace.Integration.OrganizationStatus;

namespace Marketplace.Organizations;

internal enum OrganizationRole { Operator }

/// <summary>The whole life of an organization on the platform.</summary>
internal static class OrganizationFlow
{
    public const string Verify = "verify";
    public const string Suspend = "suspend";
    public const string Reinstate = "reinstate";

    public static readonly Flow<OrganizationStatus, OrganizationRole> Table = new("organization",
    [
        new(Verify,    Unverified, Verified,   OrganizationRole.Operator),
        new(Suspend,   Unverified, Suspended,  OrganizationRole.Operator),
        new(Suspend,   Verified,   Suspended,  OrganizationRole.Operator),
        // To what it was before.
        new(Reinstate, Suspended,  Verified,   OrganizationRole.Operator),
        new(Reinstate, Suspended,  Unverified, OrganizationRole.Operator),
    ]);

    public static readonly IReadOnlyList<string> Steps = Table.StepsBy(OrganizationRole.Operator);
}
