using Marketplace.Platform;

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

internal static class Owners
{
    /// <summary>Whose a new item is: that of the organization named, or the caller's own.</summary>
    /// <exception cref="ProblemException">
    /// <c>not_a_member</c> (403) where the caller does not act for it, whether there is such a one or not; to an operator <c>unknown_reference</c> (422).
    /// </exception>
    public static async Task<Guid> OwnerOf(this IOrganizations organizations, string? reference, Actor actor, CancellationToken ct)
    {
        if (reference is null)
        {
            return actor.Home;
        }

        var named = (await organizations.Find([reference], ct)).GetValueOrDefault(reference);
        return named is not null && (actor.IsOperator || actor.ActsFor(named.Id)) ? named.Id
            : actor.IsOperator ? throw Problem.UnknownReference("organization") : throw Problem.NotAMember();
    }
}

internal sealed record OrganizationReference(Guid Id, string Name, OrganizationKind Kind, bool StateFounded);
