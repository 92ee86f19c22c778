using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.People;

/// <summary>What is said of a person.</summary>
/// <param name="Organization">Where they work: its id or externalId; the caller's own where absent. It never changes.</param>
/// <param name="Orcid">Bare or as its URL.</param>
/// <param name="Title">Such as 教授 or Senior broker.</param>
internal sealed record PersonFields(string? Organization = null, string? Name = null, string? NameEn = null, string? Orcid = null, string? Title = null)
{
    public static readonly PersonFields Example = new(null, "林晓岚", "Lin Xiaolan", "0000-0002-1825-0097", "研究员");
}

internal sealed class PersonFieldsValidator : AbstractValidator<PersonFields>
{
    public PersonFieldsValidator()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(p => p.NameEn).MaximumLength(Rules.TitleLimit);
        RuleFor(p => p.Title).MaximumLength(Rules.TitleLimit);
        RuleFor(p => p.Orcid).Orcid();
    }
}
