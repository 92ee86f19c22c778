using System.Text.Json.Serialization;
using Marketplace.Platform;

namespace Marketplace.Rates;

/// <summary>The price in CNY of a currency on a day. Never changed: statements were valued by it.</summary>
internal sealed record Rate(Guid Id, string Currency, DateOnly Date, decimal Cny, int Unit, string Source, string By, DateTimeOffset At)
{
    public static Rate Of(RateFields fields, Actor actor, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), fields.Currency!, fields.Date!.Value, fields.Cny!.Value, fields.Unit ?? 1, fields.Source!, actor.ToString(), now);

    /// <summary>Whether the other says the same, whoever says it.</summary>
    public bool Agrees(Rate other) => (Cny, Unit, Source) == (other.Cny, other.Unit, other.Source);
}

/// <summary>A rate as it is answered.</summary>
/// <param name="Cny">The price of as many of the currency as <paramref name="Unit"/> says.</param>
/// <param name="At">When it was entered.</param>
internal sealed record RateView(
    Guid Id, string Currency, DateOnly Date, [property: JsonConverter(typeof(AmountConverter))] decimal Cny, int Unit, string Source, DateTimeOffset At)
{
    public static readonly RateView Example = Of(Rate.Of(RateFields.Example, Actor.System, DateTimeOffset.UnixEpoch)) with { Id = new Guid("01980000-0000-7000-8000-000000000009") };

    public static RateView Of(Rate r) => new(r.Id, r.Currency, r.Date, r.Cny, r.Unit, r.Source, r.At);
}
