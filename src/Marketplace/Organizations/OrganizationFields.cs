using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Organizations;

/// <summary>What is said of an organization: the body of POST, and a row of an import.</summary>
/// <param name="ExternalId">The caller's own id for it; unique on the platform.</param>
/// <param name="Name">In Chinese, or in the language of its country.</param>
/// <param name="StateFounded">Whether its founder is the state (国家设立的研究开发机构、高等院校): that binds how its prices are set.</param>
/// <param name="Uscc">统一社会信用代码, GB 32100.</param>
/// <param name="Ror">Bare or as its URL.</param>
/// <param name="Region">GB/T 2260, or ISO 3166-1 alpha-2 outside China.</param>
internal sealed record OrganizationFields(
    string? ExternalId = null, string? Name = null, string? NameEn = null, OrganizationKind? Kind = null, bool? StateFounded = null,
    string? Uscc = null, string? Ror = null, string? Region = null)
{
    public static readonly OrganizationFields Example = new(
        "org-1", "示例新材料有限公司", "Example New Materials Ltd", OrganizationKind.Company, false, "91310115MA1K4UNM2X", null, "310115");
}

internal sealed class OrganizationFieldsValidator : AbstractValidator<OrganizationFields>
{
    public OrganizationFieldsValidator()
    {
        RuleFor(o => o.ExternalId).MaximumLength(Rules.IdLimit);
        RuleFor(o => o.Name).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(o => o.NameEn).MaximumLength(Rules.TitleLimit);
        RuleFor(o => o.Kind).NotNull();
        RuleFor(o => o.Uscc).Uscc();
        RuleFor(o => o.Ror).Ror();
        RuleFor(o => o.Region).Region();
    }
}
