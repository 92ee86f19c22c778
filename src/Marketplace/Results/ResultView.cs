using Marketplace.Platform;

namespace Marketplace.Results;

/// <summary>A result as it is answered.</summary>
/// <param name="ExpiresAt">When it becomes stale, or did; its owner's <c>confirm</c> renews it.</param>
/// <param name="Unverified">What is not proven: that blocks a licence or transfer, not publication and not matching.</param>
internal sealed record ResultView(
    Guid Id, ResultStatus Status, string? ExternalId, Guid Organization, string Title, string? TitleEn, string? Summary, string? SummaryEn, Language Language,
    IReadOnlyList<string> Keywords, int? Trl, IReadOnlyList<Licence> Licences, string? Region, string? Industry, TechnologyField? Field, IReadOnlyList<IpKind> IpRights, OpenLicence? OpenLicence,
    bool Unverified, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? PublishedAt, DateTimeOffset? ExpiresAt, int Version) : IVersioned
{
    public static readonly ResultView Example = Of(
        new Result(new Guid("01980000-0000-7000-8000-000000000004"), ResultFields.Example, null, Actor.System, DateTimeOffset.UnixEpoch)) with
    { Id = new Guid("01980000-0000-7000-8000-000000000003") };

    public static ResultView Of(Result r) => new(
        r.Id, r.Status, r.ExternalId, r.OwnerId, r.Title, r.TitleEn, r.Summary, r.SummaryEn, r.Language, r.Keywords, r.Trl, r.Licences, r.Region, r.Industry,
        r.Field, r.IpRights, r.OpenLicence, !r.Verified, r.CreatedAt, r.UpdatedAt, r.PublishedAt,
        r.Status is ResultStatus.Published or ResultStatus.Stale ? r.ExpiresAt : null, r.Version);
}
