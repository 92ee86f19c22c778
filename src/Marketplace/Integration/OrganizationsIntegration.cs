namespace Marketplace.Integration;

internal enum OrganizationKind { Company, University, Institute, Hospital, Agency, Government, Investor }

/// <summary>What Organizations answers inside the caller's transaction. Organizations are public: everybody may know of them.</summary>
internal interface IOrganizations
{
    /// <summary>By id or externalId, those that there are.</summary>
    /// <returns>By the reference as it was given.</returns>
    Task<IReadOnlyDictionary<string, OrganizationReference>> Find(IReadOnlyCollection<string> references, CancellationToken ct);

    /// <summary>The organization of this externalId, entered by the platform itself where there is none.</summary>
    Task<Guid> Ensure(string externalId, string name, string nameEn, OrganizationKind kind, CancellationToken ct);
}

internal static class OrganizationsLookup
{
    public static async Task<OrganizationReference?> Find(this IOrganizations organizations, Guid id, CancellationToken ct) =>
        (await organizations.Find([id.ToString()], ct)).GetValueOrDefault(id.ToString());
}

internal sealed record OrganizationReference(Guid Id, string Name, OrganizationKind Kind, bool StateFounded);
