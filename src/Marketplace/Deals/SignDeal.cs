using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Deals;

/// <summary>Posts the signed statement, and concludes the result where the contract takes it off the market.</summary>
internal sealed record SignDeal(Guid DealId, SignedContract Body, IfMatch IfMatch) : ICommand<DealView>, IKeptForEver;

/// <param name="Number">Of the contract.</param>
/// <param name="Value">Claimed until another party confirms it.</param>
internal sealed record SignedContract(string? Number, DateOnly? Date, Money? Value, Evidence? Evidence)
{
    public static readonly SignedContract Example = new("2026-310115-0001", new DateOnly(2026, 11, 24), new Money(1_200_000, Currencies.Cny), Evidence.Example);
}

internal static class SignDealEndpoint
{
    public static async Task<Ok<DealView>> Handle(
        Guid id, SignedContract contract, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new SignDeal(id, contract, ETag.Optional(ifMatch)), ct));
}

internal sealed class SignDealValidator : AbstractValidator<SignDeal>
{
    public SignDealValidator()
    {
        RuleFor(s => s.Body.Number).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(s => s.Body.Date).NotEmpty().Day();
        RuleFor(s => s.Body.Value!).NotNull().SetValidator(new ValueValidator());
        RuleFor(s => s.Body.Evidence!).NotNull().SetValidator(new EvidenceValidator());
    }
}

internal sealed class SignDealHandler(MarketplaceDb db, ILockResults results, IRates rates, Actor actor, TimeProvider time) : ICommandHandler<SignDeal, DealView>
{
    public async Task<DealView> Handle(SignDeal command, CancellationToken ct)
    {
        var (contract, now) = (command.Body, time.Now());

        // The result before the deal, as everywhere; which result it is never changes.
        var resultId = await db.Deals.VisibleTo(actor).Where(d => d.Id == command.DealId).Select(d => d.ResultId).SingleOrDefaultAsync(ct);
        var result = resultId is { } id ? await results.Lock(id, ct) : null;
        var deal = await db.LockedDeal(command.DealId, actor, ct);
        command.IfMatch.Check(deal.Version);
        deal.Sign(contract, actor, now);
        if (resultId is { } concluded)
        {
            await Conclude(deal, concluded, result, ct);
        }

        var worth = await rates.WorthOf(contract.Value!, contract.Date!.Value, "value", ct);
        db.Add(new ValueStatement(deal, ValueLevel.Signed, worth, contract.Date.Value, contract.Evidence, deal.PartyOf(actor)!.Value, actor, now));
        return DealView.Of(deal);
    }

    private async Task Conclude(Deal deal, Guid resultId, LockedResult? result, CancellationToken ct)
    {
        ResultConclusion? how = (deal.ContractType, deal.Licence) switch
        {
            (ContractType.Transfer, _) => ResultConclusion.Transferred,
            (ContractType.Licence, Licence.Exclusive) => ResultConclusion.ExclusivelyLicensed,
            (ContractType.Equity, _) => ResultConclusion.Invested,
            _ => null,
        };
        var mustBeVerified = deal.ContractType is ContractType.Transfer or ContractType.Licence;
        if ((how is not null || mustBeVerified) && result is not { IsAvailable: true })
        {
            throw Problem.Of("result_not_available");
        }

        if (mustBeVerified && result is not { IsVerified: true })
        {
            throw Problem.Of("result_unverified");
        }

        if (how is { } conclusion)
        {
            await results.Conclude(resultId, conclusion, ct);
        }
    }
}
