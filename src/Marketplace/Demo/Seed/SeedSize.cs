using Marketplace.Platform;

namespace Marketplace.Demo;

/// <summary>What the reports are to say of it, to the cent.</summary>
/// <param name="Companies">Each with a need; so there are at least as many needs.</param>
/// <param name="Resolved">Of the needs, partially or not.</param>
/// <param name="Value">Intended or formal, in CNY.</param>
internal sealed record SeedSize(int Companies, int Needs, int Results, int Resolved, decimal Value)
{
    /// <summary>What InnoMatch (since 2022-08) and the Shanghai technology exchange (since 2020-10) have published.</summary>
    public static readonly SeedSize Published = new(1_385, 2_617, 5_445, 581, 1_830_000_000m);

    public int Schools => Math.Max(1, Results / 40);
    public int Agencies => Math.Max(1, Companies / 150);
}

/// <summary>When it all happened: in the years before <paramref name="End"/>, on working hours of Shanghai.</summary>
internal sealed record SeedCalendar(DateTimeOffset End)
{
    private const int Days = 1_560;

    public DateTimeOffset Start { get; } = new DateTimeOffset(End.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Days);

    /// <summary>The moment of one of many, the earlier the lower its number; the last are of the day before the end.</summary>
    public DateTimeOffset Of(int number, int count, Dice dice) =>
        Start.AddDays((int)((long)number * (Days - 1) / count)).AddMinutes(60 + dice.Below(500));

    /// <summary>A moment between two, whole minutes of it, and before the end.</summary>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to, int percent) =>
        from.AddMinutes(Math.Floor(((to < End ? to : End) - from).TotalMinutes * percent / 100));
}

internal static class SeedActors
{
    public static readonly Actor Operator = Actor.System with { Memberships = [new Membership(Guid.Empty, Role.Operator)] };

    public static Actor Manager(Guid organization) => new(ActorKind.Client, organization, [new Membership(organization, Role.Manager)]);

    public static Actor Broker(Guid organization) => new(ActorKind.Client, organization, [new Membership(organization, Role.Broker)]);
}
