using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Validators;

namespace Marketplace.Platform;

/// <summary>Rules of form that many messages share.</summary>
internal static class Rules
{
    public const int TitleLimit = 500;
    public const int TextLimit = 50_000;
    public const int IdLimit = 200;
    public const int ListLimit = 50;

    public static IRuleBuilderOptions<T, string?> Uscc<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsUscc, "code_uscc", Codes.UsccForm, "91310115MA1K4UNM2X");
    public static IRuleBuilderOptions<T, string?> Ror<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsRor, "code_ror", Codes.RorForm, "https://ror.org/02mhbdp94");
    public static IRuleBuilderOptions<T, string?> Orcid<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsOrcid, "code_orcid", Codes.OrcidForm, "0000-0002-1825-0097");
    public static IRuleBuilderOptions<T, string?> Region<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsRegion, "code_region", Codes.RegionForm, "310115");
    public static IRuleBuilderOptions<T, string?> Industry<T>(this IRuleBuilder<T, string?> rule) => rule.Code(Codes.IsIndustry, "code_industry", Codes.IndustryForm, "26");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> AtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most) =>
        rule.SetValidator(new SayableRule<T, IReadOnlyList<TItem>?>(items => items is null || items.Count <= most) { Most = most }).WithMessage(_ => Texts.Of("member_too_many", most));

    /// <summary>Such as somebody may mean: the first and the last of a calendar are no days but mistakes, and PostgreSQL takes them for infinite.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> Day<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(day => day is null or { Year: > 1900 and < 3000 }).WithMessage(_ => Texts.Of("day_out_of_range"));

    /// <summary>A word of an enum, as it stands in a query.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T, TEnum>(this IRuleBuilder<T, string?> rule, TEnum _) where TEnum : struct, Enum
    {
        var words = SnakeCase.Words<TEnum>();
        return rule.SetValidator(new SayableRule<T, string?>(word => word is null || words.Contains(word)) { Words = [.. words.Select(word => JsonValue.Create(word))] })
            .WithMessage(_ => Texts.Of("one_of", string.Join(", ", words)));
    }

    public static IRuleBuilderOptions<T, int?> OneOf<T>(this IRuleBuilder<T, int?> rule, IReadOnlyList<int> numbers) =>
        rule.SetValidator(new SayableRule<T, int?>(number => number is null || numbers.Contains(number.Value)) { Words = [.. numbers.Select(n => JsonValue.Create(n))] })
            .WithMessage(_ => Texts.Of("one_of", string.Join(", ", numbers)));

    public static IRuleBuilderOptions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule, string text, string? but = null) =>
        rule.Code(code => code != but && Currencies.MinorUnits(code) is not null, text, Currencies.Form, "JPY");

    /// <param name="form">How it looks as text.</param>
    public static IRuleBuilderOptions<T, decimal?> Amount<T>(this IRuleBuilder<T, decimal?> rule, int mostDecimals, string form, string text) =>
        rule.SetValidator(new SayableRule<T, decimal?>(amount => amount is null || amount.Value.Scale <= mostDecimals) { Pattern = form })
            .WithMessage(_ => Texts.Of(text, mostDecimals));

    /// <summary>An amount of which nothing else says how large and how fine it may be.</summary>
    public static IRuleBuilderOptions<T, decimal?> Amount<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.SetValidator(new SayableRule<T, decimal?>(amount => amount is not { } number || (number.Scale <= AmountConverter.MostDecimals && Math.Abs(number) < Money.Limit)) { Pattern = AmountConverter.Form })
            .WithMessage(_ => Texts.Of("amount_form", AmountConverter.MostDecimals));

    /// <param name="form">How it looks, as far as a pattern can say.</param>
    public static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilder<T, string?> rule, Func<string, bool> isCode, string text, string form, string example) =>
        rule.SetValidator(new SayableRule<T, string?>(code => code is null || isCode(code)) { Pattern = form, Example = example }).WithMessage(_ => Texts.Of(text));
}

/// <summary>A rule of ours, and what the document can say of it.</summary>
internal interface ISayable
{
    IReadOnlyList<JsonNode>? Words { get; }
    string? Pattern { get; }
    string? Example { get; }
    int? Most { get; }
}

internal sealed class SayableRule<T, TMember>(Predicate<TMember> holds) : PropertyValidator<T, TMember>, ISayable
{
    public override string Name => "SayableRule";
    public IReadOnlyList<JsonNode>? Words { get; init; }
    public string? Pattern { get; init; }
    public string? Example { get; init; }
    public int? Most { get; init; }

    public override bool IsValid(ValidationContext<T> context, TMember value) => holds(value);
}
