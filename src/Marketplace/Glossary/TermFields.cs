using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Glossary;

/// <summary>The body of POST, and a row of an import.</summary>
/// <param name="ExternalId">By what its source knows it; the Chinese term where absent. It never changes.</param>
/// <param name="Source">The name of a source; <c>own</c> where absent. It never changes.</param>
/// <param name="Zh">In simplified characters.</param>
/// <param name="Traditional">In traditional characters, where they differ.</param>
/// <param name="Reading">Such as pinyin.</param>
/// <param name="En">What it is in English, the most usual first.</param>
internal sealed record TermFields(
    string? ExternalId = null, string? Source = null, string? Zh = null, string? Traditional = null, string? Reading = null, IReadOnlyList<string>? En = null, TechnologyField? Field = null)
{
    public static readonly TermFields Example = new(null, null, "纳滤膜", "納濾膜", "na4 lu:4 mo2", ["nanofiltration membrane", "NF membrane"], TechnologyField.NewMaterials);
}

internal sealed class TermFieldsValidator : AbstractValidator<TermFields>
{
    public TermFieldsValidator()
    {
        RuleFor(t => t.ExternalId).MaximumLength(Rules.TitleLimit);
        RuleFor(t => t.Source).MaximumLength(Rules.IdLimit);
        RuleFor(t => t.Zh).NotEmpty().MaximumLength(200);
        RuleFor(t => t.Traditional).MaximumLength(200);
        RuleFor(t => t.Reading).MaximumLength(Rules.TitleLimit);
        RuleFor(t => t.En).NotEmpty().AtMost(Rules.ListLimit);
        RuleForEach(t => t.En).NotEmpty().MaximumLength(Rules.TitleLimit);
    }
}
