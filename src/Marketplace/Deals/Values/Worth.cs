using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>An amount and what it comes to in CNY. Kept together, so that no rate that comes later changes a figure.</summary>
/// <param name="Cny">Rounded to the cent, half away from zero.</param>
/// <param name="Rate">The price in CNY of one of the currency; 1 of CNY itself.</param>
/// <param name="RateDate">The day that the rate was set for; null of CNY.</param>
internal sealed record Worth(Money Amount, decimal Cny, decimal Rate, DateOnly? RateDate)
{
    /// <summary>Of a reversal: to the cent what it takes back, whatever the rates are by then.</summary>
    public Worth Negated => this with { Amount = new Money(-Amount.Amount, Amount.Currency), Cny = -Cny };

    public static Worth OfCny(decimal amount) => new(new Money(amount, Currencies.Cny), amount, 1, null);
}

internal static class Worths
{
    /// <param name="member">The amount, by the client's name.</param>
    /// <exception cref="ProblemException"><c>rate_missing</c> where there is no rate for the day, <c>value_out_of_range</c> where the CNY are none, or too many.</exception>
    public static async Task<Worth> WorthOf(this IRates rates, Money amount, DateOnly day, string member, CancellationToken ct)
    {
        if (amount.Currency == Currencies.Cny)
        {
            return Worth.OfCny(amount.Amount);
        }

        var rate = await rates.On(day, amount.Currency, ct) ?? throw Problem.Of("rate_missing", $"{member}.currency");
        return decimal.Round(amount.Amount * rate.Cny, 2, MidpointRounding.AwayFromZero) is > 0 and < Money.Limit and var cny
            ? new Worth(amount, cny, rate.Cny, rate.Date)
            : throw Problem.Of("value_out_of_range", $"{member}.amount");
    }
}
