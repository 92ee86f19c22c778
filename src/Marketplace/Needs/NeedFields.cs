using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Needs;

/// <summary>A quantified target: the name says in which direction it is meant.</summary>
/// <param name="Unit">UCUM or as is usual; <c>1</c> where there is none.</param>
internal sealed record Target(
    string? Name = null, string? Unit = null,
    [property: JsonConverter(typeof(AmountConverter))] decimal? Current = null,
    [property: JsonConverter(typeof(AmountConverter))] decimal? Required = null,
    bool? MustHave = null);

/// <summary>What is said of a need: the body of POST, and a row of an import.</summary>
/// <param name="Organization">The owner: its id, or its externalId; the caller's own where absent.</param>
/// <param name="Language">In which title and description are written; found out where absent.</param>
/// <param name="TrlMin">The least technology readiness that is wanted, 1 to 9.</param>
/// <param name="Anonymous">Whether others see it without its owner.</param>
internal sealed record NeedFields(
    string? ExternalId = null, string? Organization = null, string? Title = null, string? TitleEn = null, string? Description = null, string? DescriptionEn = null,
    Language? Language = null, IReadOnlyList<string>? Keywords = null, Money? Budget = null, DateOnly? Deadline = null, int? TrlMin = null, Licence? Licence = null,
    string? Region = null, string? Industry = null, TechnologyField? Field = null, bool? Anonymous = null, IReadOnlyList<Target>? Targets = null)
{
    public static readonly NeedFields Example = new(
        "need-1", null, "耐溶剂纳滤膜的开发", "Solvent-resistant nanofiltration membrane", "现有膜在丙酮中溶胀,需要通量和截留率更高的耐溶剂纳滤膜,用于溶剂回收。",
        "Present membranes swell in acetone.", Platform.Language.Zh, ["纳滤", "溶剂回收"], new Money(1_500_000, "CNY"), new DateOnly(2027, 6, 30), 5, Platform.Licence.Exclusive,
        "310115", "26", TechnologyField.NewMaterials, false, [new Target("丙酮通量不低于", "L/(m2.h.bar)", 0.8m, 2.5m, true)]);
}

internal sealed class TargetValidator : AbstractValidator<Target>
{
    public TargetValidator()
    {
        RuleFor(t => t.Name).NotEmpty().MaximumLength(200);
        RuleFor(t => t.Unit).MaximumLength(50);
        RuleFor(t => t.Current).Amount();
        RuleFor(t => t.Required).NotNull().Amount();
    }
}

internal sealed class NeedFieldsValidator : AbstractValidator<NeedFields>
{
    public NeedFieldsValidator()
    {
        RuleFor(n => n.ExternalId).MaximumLength(Rules.IdLimit);
        RuleFor(n => n.Organization).MaximumLength(Rules.IdLimit);
        RuleFor(n => n.Title).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(n => n.TitleEn).MaximumLength(Rules.TitleLimit);
        RuleFor(n => n.Description).NotEmpty().MaximumLength(Rules.TextLimit);
        RuleFor(n => n.DescriptionEn).MaximumLength(Rules.TextLimit);
        RuleFor(n => n.Keywords).AtMost(Rules.ListLimit);
        RuleForEach(n => n.Keywords).NotEmpty().MaximumLength(200);
        RuleFor(n => n.Budget!).SetValidator(new MoneyValidator());
        RuleFor(n => n.TrlMin).InclusiveBetween(1, 9);
        RuleFor(n => n.Region).Region();
        RuleFor(n => n.Industry).Industry();
        RuleFor(n => n.Targets).AtMost(Rules.ListLimit);
        RuleForEach(n => n.Targets).NotNull().SetValidator(new TargetValidator());
    }
}
