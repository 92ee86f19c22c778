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
    Patch<int?> Trl, Patch<List<Licence>> Licences, Patch<string> Region, Patch<string> Industry, Patch<TechnologyField?> Field, Patch<List<IpKind>> IpRights)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { title = "交联聚酰亚胺耐溶剂纳滤膜", trl = 7 };

    public ResultFields On(ResultFields f) => new(
        f.ExternalId, null, Title.Or(f.Title), TitleEn.Or(f.TitleEn), Summary.Or(f.Summary), SummaryEn.Or(f.SummaryEn), Language.Or(f.Language),
        Keywords.IsSet ? Keywords.Value : f.Keywords, Trl.Or(f.Trl), Licences.IsSet ? Licences.Value : f.Licences, Region.Or(f.Region),
        Industry.Or(f.Industry), Field.Or(f.Field), IpRights.IsSet ? IpRights.Value : f.IpRights);
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
        .Custom((changes, context) => context.AddFailures(new ResultFieldsValidator().Validate(changes.On(ResultFields.Example))));
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

        result.Revise(command.Body.On(result.Fields), actor, time.Now());
        return ResultView.Of(result);
    }
}
