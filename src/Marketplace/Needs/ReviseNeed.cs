using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Needs;

internal sealed record ReviseNeed(Guid Id, NeedChanges Body, IfMatch IfMatch) : ICommand<NeedView>;

internal sealed record NeedChanges(
    Patch<string> Title, Patch<string> TitleEn, Patch<string> Description, Patch<string> DescriptionEn, Patch<Language?> Language, Patch<List<string>> Keywords,
    Patch<Money> Budget, Patch<DateOnly?> Deadline, Patch<int?> TrlMin, Patch<Licence?> Licence, Patch<string> Region, Patch<string> Industry,
    Patch<TechnologyField?> Field, Patch<bool?> Anonymous, Patch<List<Target>> Targets)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { title = "耐丙酮纳滤膜的开发", budget = (Money?)null };

    public NeedFields On(NeedFields f) => new(
        f.ExternalId, null, Title.Or(f.Title), TitleEn.Or(f.TitleEn), Description.Or(f.Description), DescriptionEn.Or(f.DescriptionEn), Language.Or(f.Language),
        Keywords.IsSet ? Keywords.Value : f.Keywords, Budget.Or(f.Budget), Deadline.Or(f.Deadline), TrlMin.Or(f.TrlMin), Licence.Or(f.Licence), Region.Or(f.Region),
        Industry.Or(f.Industry), Field.Or(f.Field), Anonymous.Or(f.Anonymous), Targets.IsSet ? Targets.Value : f.Targets);
}

internal static class ReviseNeedEndpoint
{
    public static async Task<Ok<NeedView>> Handle(Guid id, NeedChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseNeed(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseNeedValidator : AbstractValidator<ReviseNeed>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public ReviseNeedValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new NeedFieldsValidator().Validate(changes.On(NeedFields.Example))));
}

internal sealed class ReviseNeedHandler(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ICommandHandler<ReviseNeed, NeedView>
{
    public async Task<NeedView> Handle(ReviseNeed command, CancellationToken ct)
    {
        var need = await db.LockedNeed(command.Id, actor, suspended, ct) ?? throw Problem.NotFound("need");
        if (!actor.ActsFor(need.OwnerId))
        {
            throw Problem.NotAllowed("revise", "need");
        }

        command.IfMatch.Check(need.Version);
        if (need.Status is NeedStatus.Published or NeedStatus.Expired)
        {
            // Only what is changed: what came in shorter, on its publisher's word, may otherwise be kept up.
            QualityGate.CheckChanges(("title", command.Body.Title, QualityGate.ShortestTitle), ("description", command.Body.Description, QualityGate.ShortestText));
        }

        need.Revise(command.Body.On(need.Fields), actor, time.Now());
        return NeedView.Of(need, actor);
    }
}
