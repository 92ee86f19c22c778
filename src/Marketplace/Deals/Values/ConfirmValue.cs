using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

/// <summary>By the buyer or seller who has not made it, or by an auditor or operator who has looked at its evidence.</summary>
internal sealed record ConfirmValue(Guid DealId, Guid ValueId) : ICommand<ValueView>, IKeptForEver;

internal static class ConfirmValueEndpoint
{
    public static async Task<Ok<ValueView>> Handle(Guid id, Guid valueId, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ConfirmValue(id, valueId), ct));
}

internal sealed class ConfirmValueHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<ConfirmValue, ValueView>
{
    public async Task<ValueView> Handle(ConfirmValue command, CancellationToken ct)
    {
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        var ledger = await db.LedgerOf(deal, time.Now(), ct);
        var statement = ledger.Find(command.ValueId) ?? throw Problem.NotFound("value");
        var organization = Witness(deal, statement);
        var before = ledger.ConfirmedBy(statement).ToList();
        if (before.Contains(organization))
        {
            throw Problem.Of("already_confirmed");
        }

        if (ledger.StatusOf(statement) == ValueStatus.Reversed)
        {
            throw Problem.Of("statement_reversed");
        }

        db.Add(new ValueConfirmation(statement.Id, organization, actor.ToString(), time.Now()));

        // What a reversal is confirmed of, counts no more, and neither does the reversal.
        return ValueView.Of(statement, statement.Reverses is null ? ValueStatus.Counting : ValueStatus.Reversed, [.. before, organization]);
    }

    /// <summary>The organization in whose name it is confirmed. Nobody confirms what they have said themselves.</summary>
    private Guid Witness(Deal deal, ValueStatement statement)
    {
        var overseer = actor.Memberships.FirstOrDefault(m => m.Role is Role.Operator or Role.Auditor)?.OrganizationId;
        var witness = new Guid?[] { deal.BuyerId, deal.SellerId }.FirstOrDefault(p => p != statement.PostedBy && actor.ActsFor(p!.Value)) ?? overseer;
        if (actor.ToString() == statement.PostedByActor || witness == statement.PostedBy || (witness is null && actor.ActsFor(statement.PostedBy)))
        {
            throw Problem.Of("own_statement");
        }

        return witness ?? throw Problem.NotAMember();
    }
}
