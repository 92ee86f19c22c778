using Marketplace.Platform;

namespace Marketplace.People;

/// <summary>A person as it is answered. Of one who was erased nothing is left but the id.</summary>
internal sealed record PersonView(
    Guid Id, Guid OrganizationId, string? Name, string? NameEn, string? Orcid, string? Title, DateTimeOffset? ErasedAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static readonly PersonView Example = new(
        new Guid("01980000-0000-7000-8000-000000000008"), new Guid("01980000-0000-7000-8000-000000000003"), PersonFields.Example.Name, PersonFields.Example.NameEn,
        PersonFields.Example.Orcid, PersonFields.Example.Title, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);

    public static PersonView Of(Person p) => new(p.Id, p.OrganizationId, p.Name, p.NameEn, p.Orcid, p.Title, p.ErasedAt, p.CreatedAt, p.UpdatedAt, p.Version);
}
