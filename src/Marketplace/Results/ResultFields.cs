using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Results;

/// <summary>What is said of a result: the body of POST, and a row of an import. Not only a patent is one: software, know-how and varieties are too.</summary>
/// <param name="Organization">The owner: its id, or its externalId; the caller's own where absent.</param>
/// <param name="Summary">A row of an import may lack it: a list of titles is worth having.</param>
/// <param name="Language">In which title and summary are written; found out where absent.</param>
/// <param name="Trl">Technology readiness level, 1 to 9.</param>
/// <param name="OpenLicence">A statement of an open licence on its patent; with <c>licences</c> holding <c>open</c>.</param>
internal sealed record ResultFields(
    string? ExternalId = null, string? Organization = null, string? Title = null, string? TitleEn = null, string? Summary = null, string? SummaryEn = null,
    Language? Language = null, IReadOnlyList<string>? Keywords = null, int? Trl = null, IReadOnlyList<Licence>? Licences = null,
    string? Region = null, string? Industry = null, TechnologyField? Field = null, IReadOnlyList<IpKind>? IpRights = null, OpenLicence? OpenLicence = null)
{
    public static readonly ResultFields Example = new(
        "result-1", null, "聚酰亚胺耐溶剂纳滤膜", "Polyimide nanofiltration membrane", "交联聚酰亚胺膜,丙酮通量 2.8,截留率 97%,已完成中试。", "Crosslinked polyimide, piloted.",
        Platform.Language.Zh, ["纳滤", "聚酰亚胺"], 6, [Licence.Ordinary, Licence.Open], "310115", "26", TechnologyField.NewMaterials, [IpKind.PatentInvention],
        Results.OpenLicence.Example);
}

internal sealed class ResultFieldsValidator : AbstractValidator<ResultFields>
{
    public ResultFieldsValidator()
    {
        Include(new ResultMembersValidator());
        Include(new OpenLicenceFits());
    }
}

/// <summary>Each member by itself.</summary>
internal sealed class ResultMembersValidator : AbstractValidator<ResultFields>
{
    public ResultMembersValidator()
    {
        RuleFor(r => r.ExternalId).MaximumLength(Rules.IdLimit);
        RuleFor(r => r.Organization).MaximumLength(Rules.IdLimit);
        RuleFor(r => r.Title).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(r => r.TitleEn).MaximumLength(Rules.TitleLimit);
        RuleFor(r => r.Summary).MaximumLength(Rules.TextLimit);
        RuleFor(r => r.SummaryEn).MaximumLength(Rules.TextLimit);
        RuleFor(r => r.Keywords).AtMost(Rules.ListLimit);
        RuleForEach(r => r.Keywords).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Trl).InclusiveBetween(1, 9);
        RuleFor(r => r.Licences).AtMost(Rules.ListLimit);
        RuleFor(r => r.Region).Region();
        RuleFor(r => r.Industry).Industry();
        RuleFor(r => r.IpRights).AtMost(Rules.ListLimit);
        RuleFor(r => r.OpenLicence!).SetValidator(new OpenLicenceValidator());
    }
}
