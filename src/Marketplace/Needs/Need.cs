using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Needs;

internal enum NeedOutcome { Contract, InHouse, Bought, Elsewhere, None }

/// <summary>What an organization is looking for.</summary>
internal sealed partial class Need : Entity<NeedStatus, NeedRole>, ISearchable
{
    public const string OnPublishersWord = "on the publisher's word";

    /// <param name="publishFor">For how long it is published at once, without the steps before; null is a draft.</param>
    public Need(Guid ownerId, NeedFields fields, TimeSpan? publishFor, Actor actor, DateTimeOffset now)
        : base(publishFor is null ? NeedStatus.Draft : NeedStatus.Published, actor, now, publishFor is null ? null : OnPublishersWord)
    {
        (OwnerId, PostedBy) = (ownerId, actor.ToString());
        Set(fields);
        Date(now);
        if (publishFor is { } length)
        {
            Renew(length, now);
        }
    }

    private Need() { }

    public Guid OwnerId { get; private init; }
    public string PostedBy { get; private init; } = "";
    public string? ExternalId { get; private set; }
    public string Title { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string Description { get; private set; } = "";
    public string? DescriptionEn { get; private set; }
    public Language Language { get; private set; }
    public string[] Keywords { get; private set; } = [];
    public Money? Budget { get; private set; }
    public DateOnly? Deadline { get; private set; }
    public int? TrlMin { get; private set; }
    public Licence? Licence { get; private set; }
    public string? Region { get; private set; }
    public string? Industry { get; private set; }
    public TechnologyField? Field { get; private set; }
    public bool Anonymous { get; private set; }
    public IReadOnlyList<Target> Targets { get; private set; } = [];
    public NeedOutcome? Outcome { get; private set; }
    public string? OutcomeNote { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>The end of its time to live, whatever its deadline is.</summary>
    public DateTimeOffset? LivesUntil { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    public NeedFields Fields => new(
        ExternalId, null, Title, TitleEn, Description, DescriptionEn, Language, Keywords, Budget, Deadline, TrlMin, Licence, Region, Industry, Field, Anonymous, Targets);

    protected override Flow<NeedStatus, NeedRole> Flow => NeedFlow.Table;

    protected override IReadOnlyList<NeedRole> RolesOf(Actor actor) =>
    [
        .. actor.IsSystem ? [NeedRole.Clock, NeedRole.Platform] : Array.Empty<NeedRole>(),
        .. actor.IsOperator ? [NeedRole.Operator] : Array.Empty<NeedRole>(),
        .. actor.Has(Role.Broker) ? [NeedRole.Broker] : Array.Empty<NeedRole>(),
        .. actor.Has(Role.Expert) ? [NeedRole.Expert] : Array.Empty<NeedRole>(),
        .. actor.ActsFor(OwnerId) ? [NeedRole.Owner] : Array.Empty<NeedRole>(),
    ];

    /// <returns>Whether anything is other than it was: what is not makes no version.</returns>
    public bool Revise(NeedFields fields, Actor actor, DateTimeOffset now)
    {
        if (Flow.IsEnd(Status))
        {
            throw Problem.WrongState(Kind, SnakeCase.Name(Status), ReviseStep, []);
        }

        var (before, deadline, texts) = (Digest(Fields), Deadline, FacetTexts());
        Set(fields);
        if (Digest(Fields) == before)
        {
            return false;
        }

        if (Deadline != deadline)
        {
            SetExpiry(now);
        }

        KeepFacets(texts);
        Revised(actor, now);
        return true;
    }

    /// <summary>Whether it was ever published already, or can be now, without the steps before.</summary>
    public bool PublishOnWord(TimeSpan publishFor, Actor actor, DateTimeOffset now)
    {
        if (Status is not (NeedStatus.Draft or NeedStatus.Submitted or NeedStatus.Diagnosing or NeedStatus.Ready or NeedStatus.Returned))
        {
            return false;
        }

        Jump("publish", NeedStatus.Published, actor, now, OnPublishersWord);
        Date(now);
        Renew(publishFor, now);
        return true;
    }

    /// <summary>After it was published or confirmed.</summary>
    public void Renew(TimeSpan length, DateTimeOffset now)
    {
        LivesUntil = now + length;
        SetExpiry(now);
        ReadFacets();
    }

    public void Resolve(NeedStatus to, NeedOutcome outcome, string? note, Actor actor, DateTimeOffset now)
    {
        Take(NeedFlow.Resolve, actor, now, note, to);
        (Outcome, OutcomeNote, ResolvedAt) = (outcome, note, now);
    }

    protected override void AfterStep(string step, DateTimeOffset now) => Date(now);

    // The first times, by which it is counted.
    private void Date(DateTimeOffset now)
    {
        SubmittedAt ??= Status is NeedStatus.Draft or NeedStatus.Withdrawn ? null : now;
        PublishedAt ??= Status == NeedStatus.Published ? now : null;
    }

    // A deadline that had passed before it was published, confirmed or set says nothing.
    private void SetExpiry(DateTimeOffset now) =>
        ExpiresAt = LivesUntil is { } end && Deadline is { } day && day >= Period.DayOf(now, Period.China) && day < Period.DayOf(end, Period.China)
            ? Period.BeginningOf(day.AddDays(1), Period.China)
            : LivesUntil;

    private void Set(NeedFields f)
    {
        (ExternalId, Title, TitleEn, Description, DescriptionEn) = (f.ExternalId, f.Title!, f.TitleEn, f.Description!, f.DescriptionEn);
        (Keywords, Budget, Deadline, TrlMin, Licence) = ([.. f.Keywords ?? []], f.Budget, f.Deadline, f.TrlMin, f.Licence);
        (Region, Industry, Field, Anonymous, Targets) = (f.Region, f.Industry, f.Field, f.Anonymous ?? false, f.Targets ?? []);
        Language = f.Language ?? LanguageOf.Text(Title + Description);
    }

    public IEnumerable<string?> TextsToFind() => [Title, TitleEn, Description, DescriptionEn, .. Keywords];

    private static string Digest(NeedFields fields) => JsonSerializer.Serialize(fields, Json.Options);
}
