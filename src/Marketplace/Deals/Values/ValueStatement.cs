using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>A claim about what a deal is worth. Never changed: a correction is a statement that reverses it.</summary>
internal sealed class ValueStatement
{
    /// <param name="deal">Locked, or new: the number that follows is this statement's.</param>
    public ValueStatement(
        Deal deal, ValueLevel level, Worth worth, DateOnly date, Evidence? evidence, Guid postedBy, Actor actor, DateTimeOffset now, Guid? reverses = null)
    {
        (Id, DealId, Seq, Level, Date) = (Guid.CreateVersion7(now), deal.Id, deal.NextSeq(), level, date);
        (Amount, Currency, Cny, Rate, RateDate) = (worth.Amount.Amount, worth.Amount.Currency, worth.Cny, worth.Rate, worth.RateDate);
        (EvidenceKind, EvidenceReference, EvidenceDate, EvidenceSha256) = (evidence?.Kind, evidence?.Reference, evidence?.Date, evidence?.Sha256);
        (PostedBy, PostedByActor, At, Reverses) = (postedBy, actor.ToString(), now, reverses);
    }

    private ValueStatement() { }

    public Guid DealId { get; private init; }
    public int Seq { get; private init; }
    public Guid Id { get; private init; }
    public ValueLevel Level { get; private init; }

    /// <summary>Below zero in a reversal, and only there.</summary>
    public decimal Amount { get; private init; }
    public string Currency { get; private init; } = "";

    /// <summary>What the amount comes to in CNY: the figure that is added up.</summary>
    public decimal Cny { get; private init; }

    /// <summary>The price in CNY of one of the currency, as it was known when the statement was made.</summary>
    public decimal Rate { get; private init; }
    public DateOnly? RateDate { get; private init; }
    public DateOnly Date { get; private init; }
    public string? EvidenceKind { get; private init; }
    public string? EvidenceReference { get; private init; }
    public DateOnly? EvidenceDate { get; private init; }
    public string? EvidenceSha256 { get; private init; }
    public Guid? Reverses { get; private init; }

    /// <summary>The organization in whose name it is made.</summary>
    public Guid PostedBy { get; private init; }
    public string PostedByActor { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public Worth Worth => new(new Money(Amount, Currency), Cny, Rate, RateDate);
    public Evidence? Evidence => EvidenceKind is null ? null : new Evidence(EvidenceKind, EvidenceReference, EvidenceDate, EvidenceSha256);
}

/// <summary>Another party stands by a statement, or an auditor or operator has looked at its evidence.</summary>
internal sealed record ValueConfirmation(Guid StatementId, Guid OrganizationId, string By, DateTimeOffset At);
