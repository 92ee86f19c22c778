using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

/// <summary>By a party, or by the broker between them.</summary>
internal sealed record PostDeal(DealFields Body) : ICommand<DealView>, IKeptForEver;

internal static class PostDealEndpoint
{
    public static async Task<Created<DealView>> Handle(DealFields fields, ISender sender, CancellationToken ct)
    {
        var deal = await sender.Send(new PostDeal(fields), ct);
        return TypedResults.Created($"/v1/deals/{deal.Id}", deal);
    }
}

internal sealed class PostDealValidator : AbstractValidator<PostDeal>
{
    public PostDealValidator() => RuleFor(p => p.Body).SetValidator(new DealFieldsValidator());
}

internal sealed class PostDealHandler(MarketplaceDb db, IOrganizations organizations, ILockNeeds needs, ILockResults results, IRates rates, Actor actor, TimeProvider time)
    : ICommandHandler<PostDeal, DealView>
{
    public async Task<DealView> Handle(PostDeal command, CancellationToken ct)
    {
        var (fields, now) = (command.Body, time.Now());
        if (!new[] { fields.BuyerId, fields.SellerId, fields.BrokerId }.OfType<Guid>().Any(actor.ActsFor))
        {
            throw Problem.NotAMember();
        }

        if (fields.BuyerId == fields.SellerId)
        {
            throw Problem.Of("same_organization", "sellerId");
        }

        if (fields.IntroductionId is not null)
        {
            throw Problem.UnknownReference("introductionId");
        }

        var seller = await Seller(fields, ct);
        var field = await LockNeed(fields, ct);
        field = await LockResult(fields, ct) is { } ofResult && field is null ? ofResult : field;

        var deal = new Deal(fields, seller.StateFounded, field, actor, now);
        db.Deals.Add(deal);
        if (fields.IntendedValue is { } value)
        {
            var today = Deal.DayOf(now);
            var worth = await rates.WorthOf(value, today, "intendedValue", ct);
            db.Add(new ValueStatement(deal, ValueLevel.Intended, worth, today, null, deal.PartyOf(actor)!.Value, actor, now));
        }

        return DealView.Of(deal);
    }

    private async Task<OrganizationReference> Seller(DealFields fields, CancellationToken ct)
    {
        var named = new[] { ("buyerId", fields.BuyerId), ("sellerId", fields.SellerId), ("brokerId", fields.BrokerId) };
        await organizations.HoldParties([.. named.Where(n => n.Item2 is not null).Select(n => (n.Item1, n.Item2!.Value))], ct);
        return (await organizations.Find(fields.SellerId!.Value, ct))!;
    }

    private async Task<TechnologyField?> LockNeed(DealFields fields, CancellationToken ct)
    {
        if (fields.NeedId is not { } id)
        {
            return null;
        }

        var need = await needs.Lock(id, ct) ?? throw Problem.NotFound("need");

        // Whose an anonymous need is, nobody learns by trying buyers.
        if (need.OwnerId != fields.BuyerId || (need.IsAnonymous && !actor.ActsFor(need.OwnerId)))
        {
            throw Problem.Of("not_owned_by_party", "needId");
        }

        if (!need.IsPublished)
        {
            throw Problem.Of("need_not_published");
        }

        return need.Field;
    }

    private async Task<TechnologyField?> LockResult(DealFields fields, CancellationToken ct)
    {
        if (fields.ResultId is not { } id)
        {
            return null;
        }

        var result = await results.Lock(id, ct) ?? throw Problem.NotFound("result");
        if (result.OwnerId != fields.SellerId)
        {
            throw Problem.Of("not_owned_by_party", "resultId");
        }

        if (!result.IsAvailable)
        {
            throw Problem.Of("result_not_available");
        }

        return result.Field;
    }
}
