using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

internal sealed record PostValue(Guid DealId, ValueFields Body) : ICommand<ValueView>, IKeptForEver;

/// <param name="Evidence">An intention and a reversal may do without.</param>
/// <param name="Reverses">The statement that this one takes back, whole: level and amount are its own, and may be left out.</param>
internal sealed record ValueFields(ValueLevel? Level = null, Money? Amount = null, DateOnly? Date = null, Evidence? Evidence = null, Guid? Reverses = null)
{
    public static readonly ValueFields Example = new(
        ValueLevel.Received, new Money(1_200_000, Currencies.Cny), new DateOnly(2026, 11, 24), new Evidence("bank_receipt", "ICBC-20261124-17", new DateOnly(2026, 11, 24)));
}

internal static class PostValueEndpoint
{
    public static async Task<Created<ValueView>> Handle(Guid id, ValueFields fields, ISender sender, CancellationToken ct)
    {
        var value = await sender.Send(new PostValue(id, fields), ct);
        return TypedResults.Created($"/v1/deals/{id}/values/{value.Id}", value);
    }
}

internal sealed class PostValueValidator : AbstractValidator<PostValue>
{
    public PostValueValidator()
    {
        RuleFor(p => p.Body.Amount!).SetValidator(new ValueValidator());
        RuleFor(p => p.Body.Date).Day();
        RuleFor(p => p.Body.Evidence!).SetValidator(new EvidenceValidator());
        When(p => p.Body.Reverses is null, () =>
        {
            RuleFor(p => p.Body.Level).NotNull();
            RuleFor(p => p.Body.Amount).NotNull();
            RuleFor(p => p.Body.Date).NotEmpty();
            RuleFor(p => p.Body.Evidence).NotNull().When(p => p.Body.Level != ValueLevel.Intended);
        });
    }
}

internal sealed class PostValueHandler(MarketplaceDb db, IRates rates, Actor actor, TimeProvider time) : ICommandHandler<PostValue, ValueView>
{
    public async Task<ValueView> Handle(PostValue command, CancellationToken ct)
    {
        var (fields, now) = (command.Body, time.Now());
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        var poster = deal.PartyOf(actor) ?? throw Problem.NotAMember();
        var (status, level, worth) = fields.Reverses is { } id
            ? Reversal(await db.LedgerOf(deal, now, ct), id, fields, poster)
            : await New(deal, fields, ct);
        if (level == ValueLevel.Intended && DealFlow.BeforeSigned.Contains(deal.Status))
        {
            deal.TakeBackConfirmations(actor, now);
        }

        var statement = new ValueStatement(deal, level, worth, fields.Date ?? Deal.DayOf(now), fields.Evidence, poster, actor, now, fields.Reverses);
        db.Add(statement);
        return ValueView.Of(statement, status, []);
    }

    private async Task<(ValueStatus, ValueLevel, Worth)> New(Deal deal, ValueFields fields, CancellationToken ct)
    {
        var isEarly = DealFlow.BeforeSigned.Contains(deal.Status);
        return deal.Status != DealStatus.Cancelled && isEarly == (fields.Level == ValueLevel.Intended)
            ? (ValueStatus.Claimed, fields.Level!.Value, await rates.WorthOf(fields.Amount!, fields.Date!.Value, "amount", ct))
            : throw deal.NotNow("state_value", actor);
    }

    // A claim is its poster's own to withdraw. What counts, counts until another confirms that it does not.
    private static (ValueStatus, ValueLevel, Worth) Reversal(Ledger ledger, Guid id, ValueFields fields, Guid poster)
    {
        var original = ledger.Find(id) ?? throw Problem.UnknownReference("reverses");
        if (original.Reverses is not null)
        {
            throw Problem.Of("not_reversible", "reverses");
        }

        if (ledger.ReversalOf(original) is not null)
        {
            throw Problem.Of("already_reversed");
        }

        var isClaim = ledger.StatusOf(original) == ValueStatus.Claimed;
        if (isClaim && original.PostedBy != poster)
        {
            throw Problem.Of("not_reversible", "reverses");
        }

        if (fields.Level is { } level && level != original.Level)
        {
            throw Problem.Of("reversal_differs", "level");
        }

        return fields.Amount is { } amount && amount != original.Worth.Amount
            ? throw Problem.Of("reversal_differs", "amount")
            : (isClaim ? ValueStatus.Reversed : ValueStatus.Claimed, original.Level, original.Worth.Negated);
    }
}
