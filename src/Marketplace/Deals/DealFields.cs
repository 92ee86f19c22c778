using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>The body of POST.</summary>
/// <param name="BrokerId">The agency's organization.</param>
/// <param name="IntendedValue">Posts the intended statement, in the name of whoever enters the deal.</param>
internal sealed record DealFields(
    Guid? NeedId = null, Guid? ResultId = null, Guid? IntroductionId = null, Guid? BuyerId = null, Guid? SellerId = null, Guid? BrokerId = null,
    ContractType? ContractType = null, Licence? Licence = null, string? Terms = null, Money? IntendedValue = null)
{
    public static readonly DealFields Example = new(
        new Guid("01980000-0000-7000-8000-000000000002"), new Guid("01980000-0000-7000-8000-000000000006"), null,
        new Guid("01980000-0000-7000-8000-000000000001"), new Guid("01980000-0000-7000-8000-000000000003"), null,
        Deals.ContractType.Licence, Platform.Licence.Ordinary, "Five years, China.", new Money(1_200_000, Currencies.Cny));
}

internal sealed class DealFieldsValidator : AbstractValidator<DealFields>
{
    public DealFieldsValidator()
    {
        RuleFor(d => d.NeedId).NotNull().When(d => d.ResultId is null);
        RuleFor(d => d.BuyerId).NotNull();
        RuleFor(d => d.SellerId).NotNull();
        RuleFor(d => d.ContractType).NotNull();
        RuleFor(d => d.Terms).MaximumLength(Rules.TextLimit);
        RuleFor(d => d.IntendedValue!).SetValidator(new ValueValidator());
    }
}
