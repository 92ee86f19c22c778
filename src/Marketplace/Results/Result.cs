using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Results;

/// <summary>What a university or institute has found or made, and offers.</summary>
internal sealed class Result : Entity<ResultStatus, ResultRole>, ISearchable
{
    public const string OnPublishersWord = "on the publisher's word";

    /// <param name="publishFor">For how long it is published at once, without the steps before: what those would have proven is unverified. Null is a draft.</param>
    public Result(Guid ownerId, ResultFields fields, TimeSpan? publishFor, Actor actor, DateTimeOffset now)
        : base(publishFor is null ? ResultStatus.Draft : ResultStatus.Published, actor, now, publishFor is null ? null : OnPublishersWord)
    {
        (OwnerId, PostedBy) = (ownerId, actor.ToString());
        Set(fields);
        Date(now);
        ExpiresAt = now + publishFor;
    }

    private Result() { }

    public Guid OwnerId { get; private init; }
    public string PostedBy { get; private init; } = "";
    public string? ExternalId { get; private set; }
    public string Title { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string? Summary { get; private set; }
    public string? SummaryEn { get; private set; }
    public Language Language { get; private set; }
    public string[] Keywords { get; private set; } = [];
    public int? Trl { get; private set; }
    public IReadOnlyList<Licence> Licences { get; private set; } = [];
    public string? Region { get; private set; }
    public string? Industry { get; private set; }
    public TechnologyField? Field { get; private set; }
    public IReadOnlyList<IpKind> IpRights { get; private set; } = [];
    public OpenLicence? OpenLicence { get; private set; }

    /// <summary>That of its open licence, once more by itself: lists are filtered by it.</summary>
    public LicencePayment? LicencePayment { get; private set; }

    /// <summary>Whether its owner's manager has reviewed who owns it and what burdens it.</summary>
    public bool Verified { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it becomes stale.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public ResultFields Fields => new(
        ExternalId, null, Title, TitleEn, Summary, SummaryEn, Language, Keywords, Trl, Licences, Region, Industry, Field, IpRights, OpenLicence);

    protected override Flow<ResultStatus, ResultRole> Flow => ResultFlow.Table;

    protected override IReadOnlyList<ResultRole> RolesOf(Actor actor) =>
    [
        .. actor.IsSystem ? [ResultRole.Clock, ResultRole.Platform] : Array.Empty<ResultRole>(),
        .. actor.IsOperator ? [ResultRole.Operator] : Array.Empty<ResultRole>(),
        .. actor.Manages(OwnerId) ? [ResultRole.OwnerManager] : Array.Empty<ResultRole>(),
        .. actor.ActsFor(OwnerId) ? [ResultRole.Owner] : Array.Empty<ResultRole>(),
    ];

    /// <returns>Whether anything is other than it was: what is not makes no version.</returns>
    public bool Revise(ResultFields fields, Actor actor, DateTimeOffset now)
    {
        if (Flow.IsEnd(Status))
        {
            throw Problem.WrongState(Kind, SnakeCase.Name(Status), ReviseStep, []);
        }

        var before = Digest(Fields);
        Set(fields);
        if (Digest(Fields) == before)
        {
            return false;
        }

        Revised(actor, now);
        return true;
    }

    public bool PublishOnWord(TimeSpan publishFor, Actor actor, DateTimeOffset now)
    {
        if (Status is not (ResultStatus.Draft or ResultStatus.Disclosed or ResultStatus.Reviewed))
        {
            return false;
        }

        Jump("publish", ResultStatus.Published, actor, now, OnPublishersWord);
        Date(now);
        Renew(publishFor, now);
        return true;
    }

    /// <summary>After it was published or confirmed.</summary>
    public void Renew(TimeSpan length, DateTimeOffset now) => ExpiresAt = now + length;

    protected override void AfterStep(string step, DateTimeOffset now)
    {
        Verified |= step == ResultFlow.Review;
        Date(now);
    }

    // The first time, by which it is counted.
    private void Date(DateTimeOffset now) => PublishedAt ??= Status == ResultStatus.Published ? now : null;

    private void Set(ResultFields f)
    {
        (ExternalId, Title, TitleEn, Summary, SummaryEn) = (f.ExternalId, f.Title!, f.TitleEn, f.Summary, f.SummaryEn);
        (Keywords, Trl, Licences, IpRights) = ([.. f.Keywords ?? []], f.Trl, f.Licences ?? [], f.IpRights ?? []);
        (Region, Industry, Field) = (f.Region, f.Industry, f.Field);
        (OpenLicence, LicencePayment) = (f.OpenLicence, f.OpenLicence?.Payment);
        Language = f.Language ?? LanguageOf.Text(Title + Summary);
    }

    public IEnumerable<string?> TextsToFind() => [Title, TitleEn, Summary, SummaryEn, .. Keywords];

    private static string Digest(ResultFields fields) => JsonSerializer.Serialize(fields, Json.Options);
}
