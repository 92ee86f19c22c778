using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Deals;

/// <summary>By the buyer or the seller, before they agree. It takes back what either has confirmed.</summary>
internal sealed record ReviseDeal(Guid Id, DealChanges Body, IfMatch IfMatch) : ICommand<DealView>;

internal sealed record DealChanges(Patch<ContractType?> ContractType, Patch<Licence?> Licence, Patch<string> Terms, Patch<Guid?> BrokerId)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { licence = "exclusive", terms = "Ten years, China.", brokerId = (Guid?)null };
}

internal static class ReviseDealEndpoint
{
    public static async Task<Ok<DealView>> Handle(
        Guid id, DealChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseDeal(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseDealValidator : AbstractValidator<ReviseDeal>
{
    public ReviseDealValidator()
    {
        RuleFor(r => r.Body.ContractType.Value).NotNull().When(r => r.Body.ContractType.IsSet);
        RuleFor(r => r.Body.Terms.Value).MaximumLength(Rules.TextLimit);
    }
}

internal sealed class ReviseDealHandler(MarketplaceDb db, IOrganizations organizations, Actor actor, TimeProvider time) : ICommandHandler<ReviseDeal, DealView>
{
    public async Task<DealView> Handle(ReviseDeal command, CancellationToken ct)
    {
        var deal = await db.LockedDeal(command.Id, actor, ct);
        command.IfMatch.Check(deal.Version);
        deal.Revise(command.Body, actor, time.Now());
        if (command.Body.BrokerId.Value is { } broker)
        {
            await organizations.HoldParties([("brokerId", broker)], ct);
        }

        return DealView.Of(deal);
    }
}
