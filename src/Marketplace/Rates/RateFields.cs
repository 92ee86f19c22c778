using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Rates;

/// <summary>The body of POST.</summary>
/// <param name="Date">The day it was set for: today in China, or earlier.</param>
/// <param name="Cny">The price in CNY of as many of the currency as <paramref name="Unit"/> says: below a million, with at most 10 decimals.</param>
/// <param name="Unit">1 where absent; 10, 100, 1000 or 10000, so that the price of one is exact.</param>
/// <param name="Source">Who published it.</param>
internal sealed record RateFields(
    string? Currency = null, DateOnly? Date = null, [property: JsonConverter(typeof(AmountConverter))] decimal? Cny = null, int? Unit = null, string? Source = null)
{
    public static readonly RateFields Example = new("JPY", new DateOnly(2026, 11, 24), 4.7831m, 100, "CFETS central parity");
}

internal sealed class RateFieldsValidator : AbstractValidator<RateFields>
{
    private const int MostDecimals = 10;
    private const decimal Limit = 1_000_000;

    // Above nothing, and below the limit.
    private const string Form = @"^(?!0+(\.0+)?$)\d{1,6}(\.\d{1,10})?$";
    private static readonly int[] Units = [1, 10, 100, 1_000, 10_000];

    public RateFieldsValidator(TimeProvider time)
    {
        RuleFor(r => r.Currency).NotNull().Currency("rate_currency", but: Currencies.Cny);
        RuleFor(r => r.Date).NotEmpty().Day();
        RuleFor(r => r.Date).Must(d => d is null || d <= Period.DayOf(time.Now(), Period.China)).WithMessage(_ => Texts.Of("day_in_future"));
        RuleFor(r => r.Cny).NotNull().GreaterThan(0).LessThan(Limit);
        RuleFor(r => r.Cny).Amount(MostDecimals, Form, "rate_decimals");
        RuleFor(r => r.Unit).OneOf(Units);
        RuleFor(r => r.Source).NotEmpty().MaximumLength(Rules.TitleLimit);
    }
}
