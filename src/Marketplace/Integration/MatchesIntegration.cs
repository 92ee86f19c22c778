using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Integration;

/// <summary>A module whose items are matched.</summary>
internal interface IMatchSource
{
    /// <summary><c>needs</c> or <c>results</c>.</summary>
    string Side { get; }

    /// <summary>The level-0 text of those that can be matched now; null asks for all.</summary>
    Task<IReadOnlyList<MatchItem>> Read(IReadOnlyCollection<Guid>? ids, CancellationToken ct);

    /// <summary>One of them; null where there is none.</summary>
    Task<MatchItem?> Read(Guid id, CancellationToken ct);

    /// <summary>One that the actor's own organization owns, in whatever state. Its text may ask; it is never an answer, and is not kept.</summary>
    /// <returns>Null where there is none, or it is another's.</returns>
    Task<MatchItem?> ReadOwn(Guid id, Actor actor, CancellationToken ct);
}

/// <summary>Results by the names that their owners gave them.</summary>
internal interface INamedResults
{
    /// <returns>Those that can be matched now, by their external ids: of the actor's own organizations, to an operator of all.</returns>
    Task<ILookup<string, Guid>> Find(IReadOnlyCollection<string> externalIds, Actor actor, CancellationToken ct);
}

/// <param name="ExternalId">Null where the owner is anonymous, as is <paramref name="OrganizationId"/>.</param>
/// <param name="OwnerId">Never shown. Empty where the text is nobody's item.</param>
/// <param name="Trl">Of a result, its own; of a need, the least that is wanted.</param>
/// <param name="Wants">Of a need only.</param>
/// <param name="Offers">Of a result only.</param>
internal sealed record MatchItem(
    Guid Id, string? ExternalId, Guid? OrganizationId, Guid OwnerId, string Title, string? TitleEn, string Text, string? TextEn, IReadOnlyList<string> Keywords,
    string? Region, string? Industry, TechnologyField? Field, int? Trl, Language Language, bool Unverified, NeedTerms? Wants, ResultTerms? Offers)
{
    /// <summary>False for <see cref="MatchEntry.WithoutText"/>: enough to judge by, and not to show.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether it is written in both languages. An item whose own language is English has no Chinese side.</summary>
    public bool IsBilingual => Language == Language.Zh && (TitleEn is not null || TextEn is not null);
}

/// <summary>What a node keeps in memory of an item that can be matched, beside the index: its texts are in the database.</summary>
internal sealed record MatchEntry(
    Guid Id, Guid OwnerId, bool IsAnonymous, string? Region, string? Industry, TechnologyField? Field, int? Trl, Language Language, bool IsBilingual,
    bool Unverified, ResultTerms? Offers)
{
    public static MatchEntry Of(MatchItem item) => new(
        item.Id, item.OwnerId, item.OrganizationId is null, item.Region, item.Industry, item.Field, item.Trl, item.Language, item.IsBilingual,
        item.Unverified, item.Offers);

    /// <summary>A result as it was when this node last read it, but for what it says and how its owner names it.</summary>
    public MatchItem WithoutText() => new(
        Id, null, IsAnonymous ? null : OwnerId, OwnerId, "", null, "", null, [], Region, Industry, Field, Trl, Language, Unverified, null, Offers)
    { IsWhole = false };
}

/// <summary>What a need demands beside its text.</summary>
/// <param name="ExpiresAt">Null where its time to live has not begun.</param>
/// <param name="Facets">Of the text as it is now.</param>
/// <param name="IsConfirmed">Whether the owner has confirmed the facets.</param>
internal sealed record NeedTerms(Licence? Licence, Money? Budget, DateOnly? Deadline, DateTimeOffset? ExpiresAt, Lazy<FacetSet> Facets, bool IsConfirmed);

/// <summary>On what a result is to be had.</summary>
/// <param name="Fee">Of an open licence, as are <paramref name="ValidUntil"/> and <paramref name="Regions"/>.</param>
internal sealed record ResultTerms(IReadOnlyList<Licence> Licences, Money? Fee, DateOnly? ValidUntil, IReadOnlyList<string> Regions)
{
    /// <summary>Of those that say nothing of it: most of them.</summary>
    public static readonly ResultTerms Unsaid = new([], null, null, []);
}

/// <summary>An item has entered the best matches of one that was there before it.</summary>
/// <param name="Of"><c>need</c> or <c>result</c>: whose matches these are.</param>
/// <param name="OwnerId">Of that item.</param>
[StableName("match.found")]
internal sealed record MatchFound(string Of, Guid NeedId, Guid ResultId, Guid OwnerId, int Rank, double Score, DateTimeOffset At) : IIntegrationEvent
{
    public string Key => OwnerId.ToString();
}

/// <summary>Hears that somebody read an item. It may have been shown to them.</summary>
internal interface IMatchesOpened
{
    /// <param name="side"><c>needs</c> or <c>results</c>.</param>
    void Opened(string side, Guid id, Actor viewer);
}

/// <summary>Forgets who saw what, when a person is erased. Inside the caller's transaction.</summary>
internal interface IForgetViewers
{
    Task Forget(Guid viewer, CancellationToken ct);
}

/// <summary>What Matches answers to the reports, of the whole platform.</summary>
internal interface IMatchFigures
{
    Task<IReadOnlyList<ShownCount>> Counts(Period period, CancellationToken ct);

    /// <param name="side"><c>needs</c> or <c>results</c>: of what was found.</param>
    Task<Exposure> Exposed(string side, Period period, CancellationToken ct);
}

/// <summary>How often one model's matches were shown, and what came of them.</summary>
/// <param name="Side">Of what was found.</param>
internal sealed record ShownCount(string Model, string Side, int Shown, int Opened, int Signed);

/// <summary>How the showing is spread over the items that can be found now.</summary>
/// <param name="Gini">0 where all are shown alike, towards 1 where one is shown always; null where none is.</param>
internal sealed record Exposure(int Items, int Shown, double? Gini);
