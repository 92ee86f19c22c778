using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Results;

/// <summary>A statement of an open licence (专利开放许可, Patent Law Art. 50 and 51): whoever tells the owner so and pays as it says has an ordinary licence.</summary>
/// <param name="Payment">How it is paid (scheme <c>licencePayment</c>); absent where the statement names a fee and not how it is paid.</param>
/// <param name="Fee">The sum that is paid, or that is named as the fee where it is not said how it is paid; where royalties are paid beside it, the entry fee.</param>
/// <param name="AnnualFee">What is paid each year; with an entry fee and royalty, the entry fee of each year.</param>
/// <param name="AnnouncedIn">Region of the office or platform that announced it.</param>
/// <param name="ValidUntil">The last day of the statement.</param>
/// <param name="Years">For how long a licence is given.</param>
/// <param name="Regions">Where it may be used: codes of the scheme <c>region</c>; <c>CN</c> is nationwide.</param>
/// <param name="PaymentText">What the statement says of payment, as published.</param>
internal sealed record OpenLicence(
    LicencePayment? Payment = null, Money? Fee = null, Money? AnnualFee = null, Royalty? Royalty = null, DateOnly? AnnouncedOn = null, string? AnnouncedIn = null,
    DateOnly? ValidUntil = null, int? Years = null, IReadOnlyList<string>? Regions = null, string? PaymentText = null)
{
    public static readonly OpenLicence Example = new(
        LicencePayment.EntryFeeAndRoyalty, new Money(50_000, "CNY"), null, new Royalty(1, 5, RoyaltyBase.NetSales), new DateOnly(2026, 3, 1), "310000",
        new DateOnly(2028, 12, 31), 3, ["CN"], "入门费5万元,提成费按当年度合同产品净销售额的1-5%提取。");
}

/// <param name="Percent">As text; from this on where <c>percentTo</c> stands beside it.</param>
/// <param name="Base">Of what (scheme <c>royaltyBase</c>); absent where it is not said.</param>
internal sealed record Royalty(
    [property: JsonConverter(typeof(AmountConverter))] decimal? Percent = null,
    [property: JsonConverter(typeof(AmountConverter))] decimal? PercentTo = null,
    RoyaltyBase? Base = null);

internal sealed class RoyaltyValidator : AbstractValidator<Royalty>
{
    public RoyaltyValidator()
    {
        RuleFor(r => r.Percent).NotNull().Amount().GreaterThan(0).LessThanOrEqualTo(100);
        RuleFor(r => r.PercentTo).Amount().Must((r, to) => !(to <= r.Percent)).WithMessage(_ => Texts.Of("royalty_range")).LessThanOrEqualTo(100);
    }
}

/// <summary>Each member by itself.</summary>
internal sealed class OpenLicenceValidator : AbstractValidator<OpenLicence>
{
    private const int LongestTerm = 20;

    public OpenLicenceValidator()
    {
        RuleFor(o => o.Fee!).SetValidator(new MoneyValidator());
        RuleFor(o => o.AnnualFee!).SetValidator(new MoneyValidator());
        RuleFor(o => o.Royalty!).SetValidator(new RoyaltyValidator());
        RuleFor(o => o.AnnouncedOn).Day();
        RuleFor(o => o.AnnouncedIn).Region();
        RuleFor(o => o.ValidUntil).Day();
        RuleFor(o => o.Years).InclusiveBetween(1, LongestTerm);
        RuleFor(o => o.Regions).AtMost(Rules.ListLimit);
        RuleForEach(o => o.Regions).NotNull().Region();
        RuleFor(o => o.PaymentText).MaximumLength(Rules.TextLimit);
    }
}

/// <summary>What its members say of one another, asked of the whole: a change names only some of them.</summary>
internal sealed class OpenLicenceFits : AbstractValidator<ResultFields>
{
    private static readonly LicencePayment?[] WithRoyalty = [LicencePayment.RunningRoyalty, LicencePayment.EntryFeeAndRoyalty, LicencePayment.Other];
    private static readonly LicencePayment?[] WithoutFee = [LicencePayment.Free, LicencePayment.RunningRoyalty, LicencePayment.Negotiable];

    public OpenLicenceFits() => When(f => f.OpenLicence is not null, () =>
    {
        // Art. 51: ordinary licences only.
        RuleFor(f => f.Licences).Must(l => l?.Contains(Licence.Open) == true && !l.Contains(Licence.Exclusive) && !l.Contains(Licence.Sole))
            .WithMessage(_ => Texts.Of("open_licence_licences"));
        RuleFor(f => f.OpenLicence!.Payment).Must((f, p) => p is not null || f.OpenLicence!.Fee is not null)
            .WithMessage(_ => Texts.Of("open_licence_payment"));
        RuleFor(f => f.OpenLicence!.Fee).Null().When(f => WithoutFee.Contains(f.OpenLicence!.Payment)).WithMessage(_ => Texts.Of("open_licence_fits"));
        RuleFor(f => f.OpenLicence!.AnnualFee).Null().When(f => WithoutFee.Contains(f.OpenLicence!.Payment)).WithMessage(_ => Texts.Of("open_licence_fits"));
        RuleFor(f => f.OpenLicence!.Royalty).Null().When(f => !WithRoyalty.Contains(f.OpenLicence!.Payment)).WithMessage(_ => Texts.Of("open_licence_fits"));
        RuleFor(f => f.OpenLicence!.ValidUntil).Must((f, day) => !(day < f.OpenLicence!.AnnouncedOn)).WithMessage(_ => Texts.Of("open_licence_days"));
    });
}
