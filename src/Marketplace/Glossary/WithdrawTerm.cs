using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Glossary;

/// <summary>Matching does not go by it any more. Its source may send it again: it is not revived, but another may be posted in its place.</summary>
internal sealed record WithdrawTerm(Guid Id, StepReason? Body, IfMatch IfMatch) : ICommand<TermView>;

internal static class WithdrawTermEndpoint
{
    public static async Task<Ok<TermView>> Handle(Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new WithdrawTerm(id, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class WithdrawTermValidator : AbstractValidator<WithdrawTerm>
{
    public WithdrawTermValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class WithdrawTermHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<WithdrawTerm, TermView>
{
    public async Task<TermView> Handle(WithdrawTerm command, CancellationToken ct)
    {
        var term = await db.LockedTerm(command.Id, ct);
        command.IfMatch.Check(term.Version);
        term.Withdraw(actor, time.Now(), command.Body?.Reason);
        return TermView.Of(term);
    }
}
