using Marketplace.Platform;

namespace Marketplace.Integration;

internal enum OrganizationKind { Company, University, Institute, Hospital, Agency, Government, Investor }

internal enum OrganizationStatus { Unverified, Verified, Suspended }

/// <summary>What Organizations answers inside the caller's transaction. Organizations are public: everybody may know of them.</summary>
internal interface IOrganizations
{
    /// <summary>By id or externalId, those that there are.</summary>
    /// <returns>By the reference as it was given.</returns>
    Task<IReadOnlyDictionary<string, OrganizationReference>> Find(IReadOnlyCollection<string> references, CancellationToken ct);

    /// <summary>Holds them in the states they are in until the transaction ends, so that what is decided on them stays true.</summary>
    /// <returns>The state of each that there is.</returns>
    Task<IReadOnlyDictionary<Guid, OrganizationStatus>> Hold(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The organization of this externalId, entered by the platform itself where there is none.</summary>
    Task<Guid> Ensure(string externalId, string name, string nameEn, OrganizationKind kind, CancellationToken ct);
}

/// <summary>Whose clients are shut out, and whose items are shown to nobody else.</summary>
internal interface ISuspensions
{
    /// <summary>To be asked inside a query, so that it is true in every answer of every node from the commit on.</summary>
    IQueryable<Guid> Organizations { get; }
}

/// <summary>Said by each module whose items belong to organizations.</summary>
internal interface IOwnedItems
{
    /// <summary>Writes a change for each item of the organization that others may see, since who may see it changes.</summary>
    Task Retell(Guid organization, CancellationToken ct);
}

internal static class OrganizationsLookup
{
    /// <exception cref="ProblemException"><c>organization_not_verified</c> (422)</exception>
    public static async Task HoldVerified(this IOrganizations organizations, Guid id, CancellationToken ct)
    {
        // Also after a lock on the item: the steps of an organization, which alone wait for this, lock no item.
        if ((await organizations.Hold([id], ct))[id] != OrganizationStatus.Verified)
        {
            throw Problem.Of("organization_not_verified");
        }
    }

    /// <param name="parties">By the members of the request that name them.</param>
    /// <exception cref="ProblemException"><c>unknown_reference</c> or <c>organization_suspended</c> (422), naming the member.</exception>
    public static async Task HoldParties(this IOrganizations organizations, IReadOnlyList<(string Member, Guid Id)> parties, CancellationToken ct)
    {
        var held = await organizations.Hold([.. parties.Select(party => party.Id)], ct);
        foreach (var (member, id) in parties)
        {
            if (!held.TryGetValue(id, out var status) || status == OrganizationStatus.Suspended)
            {
                throw Problem.Of(held.ContainsKey(id) ? "organization_suspended" : "unknown_reference", member);
            }
        }
    }

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
