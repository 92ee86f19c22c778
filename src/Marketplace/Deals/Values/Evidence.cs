using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>What a statement rests on. The document itself stays where it is.</summary>
/// <param name="Kind">Such as <c>contract</c> or <c>bank_receipt</c>.</param>
/// <param name="Sha256">Of the document, in hexadecimal.</param>
internal sealed record Evidence(string? Kind, string? Reference, DateOnly? Date, string? Sha256 = null)
{
    public static readonly Evidence Example = new("contract", "2026-310115-0001", new DateOnly(2026, 11, 24));
}

internal sealed class EvidenceValidator : AbstractValidator<Evidence>
{
    public EvidenceValidator()
    {
        RuleFor(e => e.Kind).NotEmpty().MaximumLength(Rules.IdLimit);
        RuleFor(e => e.Reference).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(e => e.Date).NotEmpty().Day();
        RuleFor(e => e.Sha256).Matches("^[0-9A-Fa-f]{64}$");
    }
}

/// <summary>Money that is worth stating.</summary>
internal sealed class ValueValidator : AbstractValidator<Money>
{
    public ValueValidator()
    {
        Include(new MoneyValidator());
        RuleFor(m => m.Amount).GreaterThan(0);
    }
}
