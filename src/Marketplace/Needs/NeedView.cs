using Marketplace.Platform;

namespace Marketplace.Needs;

/// <summary>A need as it is answered. Of an anonymous one, others see neither <c>organization</c> nor <c>externalId</c> nor <c>outcomeNote</c>, which may name the owner.</summary>
/// <param name="ExpiresAt">When it expires, or did; its owner's <c>confirm</c> renews it.</param>
internal sealed record NeedView(
    Guid Id, NeedStatus Status, string? ExternalId, Guid? Organization, string Title, string? TitleEn, string Description, string? DescriptionEn, Language Language,
    IReadOnlyList<string> Keywords, Money? Budget, DateOnly? Deadline, int? TrlMin, Licence? Licence, string? Region, string? Industry, TechnologyField? Field,
    bool Anonymous, IReadOnlyList<Target> Targets, NeedOutcome? Outcome, string? OutcomeNote,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? PublishedAt, DateTimeOffset? ResolvedAt,
    DateTimeOffset? ExpiresAt, int Version) : IVersioned
{
    public static readonly NeedView Example = Of(
        new Need(new Guid("01980000-0000-7000-8000-000000000001"), NeedFields.Example, null, Actor.System, DateTimeOffset.UnixEpoch), Actor.System) with
    { Id = new Guid("01980000-0000-7000-8000-000000000002") };

    public static NeedView Of(Need n, Actor actor)
    {
        var ownerKnown = !n.Anonymous || actor.Oversees || actor.ActsFor(n.OwnerId) || n.PostedBy == actor.ToString();
        return new NeedView(
            n.Id, n.Status, ownerKnown ? n.ExternalId : null, ownerKnown ? n.OwnerId : null, n.Title, n.TitleEn, n.Description, n.DescriptionEn, n.Language,
            n.Keywords, n.Budget, n.Deadline, n.TrlMin, n.Licence, n.Region, n.Industry, n.Field, n.Anonymous, n.Targets, n.Outcome, ownerKnown ? n.OutcomeNote : null,
            n.CreatedAt, n.UpdatedAt, n.PublishedAt, n.ResolvedAt,
            n.Status is NeedStatus.Published or NeedStatus.Expired ? n.ExpiresAt : null, n.Version);
    }
}
