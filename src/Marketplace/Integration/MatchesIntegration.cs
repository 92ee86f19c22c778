using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>A module whose items are matched.</summary>
internal interface IMatchSource
{
    /// <summary><c>needs</c> or <c>results</c>.</summary>
    string Side { get; }

    /// <summary>The level-0 text of those that can be matched now; null asks for all.</summary>
    Task<IReadOnlyList<MatchItem>> Read(IReadOnlyCollection<Guid>? ids, CancellationToken ct);

    /// <summary>One that the actor's own organization owns, in whatever state. Its text may ask; it is never an answer, and is not kept.</summary>
    /// <returns>Null where there is none, or it is another's.</returns>
    Task<MatchItem?> ReadOwn(Guid id, Actor actor, CancellationToken ct);
}

/// <param name="ExternalId">Null where the owner is anonymous, as is <paramref name="OrganizationId"/>.</param>
/// <param name="OwnerId">Never shown.</param>
/// <param name="Trl">Of a result, its own; of a need, the least that is wanted.</param>
internal sealed record MatchItem(
    Guid Id, string? ExternalId, Guid? OrganizationId, Guid OwnerId, string Title, string? TitleEn, string Text, string? TextEn, IReadOnlyList<string> Keywords,
    string? Region, string? Industry, TechnologyField? Field, int? Trl, Language Language, bool Unverified);
