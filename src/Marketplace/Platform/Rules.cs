using FluentValidation;

namespace Marketplace.Platform;

/// <summary>Rules of form that many messages share.</summary>
internal static class Rules
{
    public const int TitleLimit = 500;
    public const int TextLimit = 50_000;
    public const int IdLimit = 200;
    public const int ListLimit = 50;

    public static IRuleBuilderOptions<T, string?> Uscc<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsUscc, "code_uscc");
    public static IRuleBuilderOptions<T, string?> Ror<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsRor, "code_ror");
    public static IRuleBuilderOptions<T, string?> Orcid<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsOrcid, "code_orcid");
    public static IRuleBuilderOptions<T, string?> Region<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsRegion, "code_region");
    public static IRuleBuilderOptions<T, string?> Industry<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsIndustry, "code_industry");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> AtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most) =>
        rule.Must(items => items is null || items.Count <= most).WithMessage(_ => Texts.Of("member_too_many", most));

    /// <summary>Such as somebody may mean: the first and the last of a calendar are no days but mistakes, and PostgreSQL takes them for infinite.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> Day<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(day => day is null or { Year: > 1900 and < 3000 }).WithMessage(_ => Texts.Of("day_out_of_range"));

    /// <summary>A word of an enum, as it stands in a query.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T, TEnum>(this IRuleBuilder<T, string?> rule, TEnum _) where TEnum : struct, Enum =>
        rule.Must(word => word is null || SnakeCase.Words<TEnum>().Contains(word))
            .WithMessage(_ => Texts.Of("one_of", string.Join(", ", SnakeCase.Words<TEnum>())));

    private static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilder<T, string?> rule, Func<string, bool> isCode, string text) =>
        rule.Must(code => code is null || isCode(code)).WithMessage(_ => Texts.Of(text));
}
