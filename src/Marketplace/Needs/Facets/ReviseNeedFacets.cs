using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Needs.Facets;

internal sealed record ReviseNeedFacets(Guid Id, FacetChanges Body, IfMatch IfMatch) : ICommand<NeedFacetsView>;

internal sealed record FacetChanges(
    Patch<string> Problem, Patch<IReadOnlyList<FacetTarget>> Targets, Patch<IReadOnlyList<string>> Materials, Patch<IReadOnlyList<string>> Methods, Patch<IReadOnlyList<string>> Products,
    Patch<IReadOnlyList<string>> Applications, Patch<IReadOnlyList<string>> Must, Patch<IReadOnlyList<string>> Excluded)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { must = new[] { "耐溶剂" }, excluded = (string[]?)null };

    public FacetSet On(FacetSet f) => new(
        Problem.Or(f.Problem), Targets.Or(f.Targets) ?? [], Materials.Or(f.Materials) ?? [], Methods.Or(f.Methods) ?? [], Products.Or(f.Products) ?? [],
        Applications.Or(f.Applications) ?? [], Must.Or(f.Must) ?? [], Excluded.Or(f.Excluded) ?? []);
}

internal static class ReviseNeedFacetsEndpoint
{
    public static async Task<Ok<NeedFacetsView>> Handle(Guid id, FacetChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseNeedFacets(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseNeedFacetsValidator : AbstractValidator<ReviseNeedFacets>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public ReviseNeedFacetsValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new FacetSetValidator().Validate(changes.On(FacetSet.Example))));
}

internal sealed class FacetSetValidator : AbstractValidator<FacetSet>
{
    public FacetSetValidator()
    {
        RuleFor(f => f.Problem).MaximumLength(Rules.TitleLimit);
        RuleFor(f => f.Targets).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Targets).NotNull().SetValidator(new FacetTargetValidator());
        RuleFor(f => f.Materials).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Materials).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(f => f.Methods).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Methods).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(f => f.Products).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Products).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(f => f.Applications).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Applications).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(f => f.Must).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Must).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(f => f.Excluded).AtMost(Rules.ListLimit);
        RuleForEach(f => f.Excluded).NotEmpty().MaximumLength(Rules.IdLimit);
    }
}

internal sealed class FacetTargetValidator : AbstractValidator<FacetTarget>
{
    public FacetTargetValidator()
    {
        RuleFor(t => t.Text).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(t => t.Quantity).MaximumLength(Rules.IdLimit);
        RuleFor(t => t.Comparator).NotNull();
        RuleFor(t => t.Value).NotNull().Amount();
        RuleFor(t => t.Upper).Amount();
        RuleFor(t => t.Unit).MaximumLength(FacetSet.UnitLimit);
    }
}

internal sealed class ReviseNeedFacetsHandler(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ICommandHandler<ReviseNeedFacets, NeedFacetsView>
{
    public async Task<NeedFacetsView> Handle(ReviseNeedFacets command, CancellationToken ct)
    {
        var need = await db.NeedOfOwner(command.Id, "revise_facets", actor, suspended, ct);
        command.IfMatch.Check(need.Version);
        need.EditFacets(command.Body.On(need.FacetsNow().Set), actor, time.Now());
        return NeedFacetsView.Of(need);
    }
}
