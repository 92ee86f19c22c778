using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Results;

internal sealed record ReviseResult(Guid Id, ResultChanges Body, IfMatch IfMatch) : ICommand<ResultView>;

internal sealed record ResultChanges(
    Patch<string> Title, Patch<string> TitleEn, Patch<string> Summary, Patch<string> SummaryEn, Patch<Language?> Language, Patch<List<string>> Keywords,
    Patch<int?> Trl, Patch<List<Licence>> Licences, Patch<string> Region, Patch<string> Industry, Patch<TechnologyField?> Field, Patch<List<IpKind>> IpRights,
    Patch<OpenLicenceChanges> OpenLicence)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { title = "交联聚酰亚胺耐溶剂纳滤膜", trl = 7 };

    public ResultFields On(ResultFields f) => new(
        f.ExternalId, null, Title.Or(f.Title), TitleEn.Or(f.TitleEn), Summary.Or(f.Summary), SummaryEn.Or(f.SummaryEn), Language.Or(f.Language),
        Keywords.IsSet ? Keywords.Value : f.Keywords, Trl.Or(f.Trl), Licences.IsSet ? Licences.Value : f.Licences, Region.Or(f.Region),
        Industry.Or(f.Industry), Field.Or(f.Field), IpRights.IsSet ? IpRights.Value : f.IpRights,
        OpenLicence.IsSet ? OpenLicence.Value?.On(f.OpenLicence ?? new OpenLicence()) : f.OpenLicence);
}

/// <summary>As RFC 7396 has it of objects within: what is absent stays.</summary>
internal sealed record OpenLicenceChanges(
    Patch<LicencePayment?> Payment, Patch<Money> Fee, Patch<Money> AnnualFee, Patch<Royalty> Royalty, Patch<DateOnly?> AnnouncedOn, Patch<string> AnnouncedIn,
    Patch<DateOnly?> ValidUntil, Patch<int?> Years, Patch<List<string>> Regions, Patch<string> PaymentText)
{
    public OpenLicence On(OpenLicence o) => new(
        Payment.Or(o.Payment), Fee.Or(o.Fee), AnnualFee.Or(o.AnnualFee), Royalty.Or(o.Royalty), AnnouncedOn.Or(o.AnnouncedOn), AnnouncedIn.Or(o.AnnouncedIn),
        ValidUntil.Or(o.ValidUntil), Years.Or(o.Years), Regions.IsSet ? Regions.Value : o.Regions, PaymentText.Or(o.PaymentText));
}

internal static class ReviseResultEndpoint
{
    public static async Task<Ok<ResultView>> Handle(Guid id, ResultChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseResult(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseResultValidator : AbstractValidator<ReviseResult>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public ReviseResultValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new ResultMembersValidator().Validate(changes.On(ResultFields.Example))));
}

internal sealed class ReviseResultHandler(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ICommandHandler<ReviseResult, ResultView>
{
    public async Task<ResultView> Handle(ReviseResult command, CancellationToken ct)
    {
        var result = await db.LockedResult(command.Id, actor, suspended, ct) ?? throw Problem.NotFound("result");
        if (!actor.ActsFor(result.OwnerId))
        {
            throw Problem.NotAllowed("revise", "result");
        }

        command.IfMatch.Check(result.Version);
        if (result.Status is ResultStatus.Published or ResultStatus.Stale)
        {
            // Only what is changed: what came in shorter, on its publisher's word, may otherwise be kept up.
            QualityGate.CheckChanges(("title", command.Body.Title, QualityGate.ShortestTitle), ("summary", command.Body.Summary, QualityGate.ShortestText));
        }

        var fields = command.Body.On(result.Fields);
        if (command.Body.Licences.IsSet || command.Body.OpenLicence.IsSet)
        {
            await new OpenLicenceFits().ValidateAndThrowAsync(fields, ct);
        }

        result.Revise(fields, actor, time.Now());
        return ResultView.Of(result);
    }
}
