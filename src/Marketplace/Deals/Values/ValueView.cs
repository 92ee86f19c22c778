using System.Text.Json.Serialization;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>A statement as it is answered.</summary>
/// <param name="Amount">As it was stated. Below zero in a reversal.</param>
/// <param name="Cny">What it comes to, rounded to the cent, half away from zero.</param>
/// <param name="Rate">The price in CNY of one of the currency, by which it was valued when it was stated; a reversal has that of what it reverses.</param>
/// <param name="RateDate">The day that the rate was set for; null of CNY.</param>
/// <param name="Status">Claimed until another party, an auditor or an operator confirms it; reversed where it counts for nothing any more.</param>
internal sealed record ValueView(
    Guid Id, Guid DealId, int Seq, ValueLevel Level, Money Amount, Money Cny, [property: JsonConverter(typeof(AmountConverter))] decimal Rate, DateOnly? RateDate,
    DateOnly Date, Evidence? Evidence, Guid? Reverses, ValueStatus Status, Guid PostedBy, IReadOnlyList<Guid> ConfirmedBy, DateTimeOffset At)
{
    public static readonly ValueView Example = new(
        new Guid("01980000-0000-7000-8000-000000000007"), DealView.Example.Id, 1, ValueLevel.Received, new Money(1_200_000, Currencies.Cny),
        new Money(1_200_000, Currencies.Cny), 1, null, new DateOnly(2026, 11, 24), Deals.Evidence.Example, null, ValueStatus.Claimed, DealView.Example.SellerId, [], DateTimeOffset.UnixEpoch);

    public static ValueView Of(ValueStatement v, ValueStatus status, IReadOnlyList<Guid> confirmedBy) =>
        new(v.Id, v.DealId, v.Seq, v.Level, v.Worth.Amount, new Money(v.Cny, Currencies.Cny), v.Rate, v.RateDate, v.Date, v.Evidence, v.Reverses, status, v.PostedBy, confirmedBy, v.At);
}

/// <param name="IntendedOrFormal">The counting signed value; where there is none, the counting intended value.</param>
internal sealed record LedgerView(Guid DealId, IReadOnlyList<ValueView> Statements, LedgerTotals Totals, Money IntendedOrFormal)
{
    private static readonly LevelTotal Nothing = new(new Money(0, Currencies.Cny), new Money(0, Currencies.Cny));

    public static readonly LedgerView Example = new(
        DealView.Example.Id, [ValueView.Example], new LedgerTotals(Nothing, Nothing, Nothing, Nothing with { Claimed = ValueView.Example.Amount }), Nothing.Counting);
}

/// <summary>By level. Of a deal that was broken off, only what was received.</summary>
internal sealed record LedgerTotals(LevelTotal Intended, LevelTotal Signed, LevelTotal Registered, LevelTotal Received);

internal sealed record LevelTotal(Money Counting, Money Claimed);
