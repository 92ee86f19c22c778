using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Deals;

internal enum ValueStatus { Claimed, Counting, Reversed }

/// <summary>The statements of one deal, in order, and what each of them is worth today.</summary>
internal sealed class Ledger(Deal deal, IReadOnlyList<ValueStatement> statements, IReadOnlyList<ValueConfirmation> confirmations, DateTimeOffset now)
{
    private readonly ILookup<Guid, Guid> _confirmedBy = confirmations.OrderBy(c => c.At).ToLookup(c => c.StatementId, c => c.OrganizationId);
    private readonly Dictionary<Guid, ValueStatement> _byId = statements.ToDictionary(v => v.Id);
    private readonly Dictionary<Guid, ValueStatement> _reversals = statements.Where(v => v.Reverses is not null).ToDictionary(v => v.Reverses!.Value);

    public IEnumerable<ValueView> Views => statements.Select(View);

    public ValueStatement? Find(Guid id) => _byId.GetValueOrDefault(id);

    public ValueStatement? ReversalOf(ValueStatement statement) => _reversals.GetValueOrDefault(statement.Id);

    public IEnumerable<Guid> ConfirmedBy(ValueStatement statement) => _confirmedBy[statement.Id];

    /// <summary>A reversal that took effect and what it reverses count for nothing, both of them.</summary>
    public ValueStatus StatusOf(ValueStatement statement)
    {
        var (original, reversal) = statement.Reverses is { } id ? (_byId[id], statement) : (statement, ReversalOf(statement));
        return reversal is not null && (IsConfirmed(reversal) || !IsConfirmed(original)) ? ValueStatus.Reversed
            : IsConfirmed(statement) ? ValueStatus.Counting
            : ValueStatus.Claimed;
    }

    public ValueView View(ValueStatement v) => ValueView.Of(v, StatusOf(v), [.. ConfirmedBy(v)]);

    public LedgerView View()
    {
        var formal = statements.Any(v => v.Level == ValueLevel.Signed && StatusOf(v) == ValueStatus.Counting) ? ValueLevel.Signed : ValueLevel.Intended;
        return new LedgerView(
            deal.Id, [.. Views],
            new LedgerTotals(Total(ValueLevel.Intended), Total(ValueLevel.Signed), Total(ValueLevel.Registered), Total(ValueLevel.Received)),
            Sum(formal, ValueStatus.Counting));
    }

    private bool IsConfirmed(ValueStatement statement) => _confirmedBy.Contains(statement.Id);

    private LevelTotal Total(ValueLevel level) => new(Sum(level, ValueStatus.Counting), Sum(level, ValueStatus.Claimed));

    private Money Sum(ValueLevel level, ValueStatus status) => new(
        level != ValueLevel.Received && deal.IsBrokenOff(now) ? 0 : statements.Where(v => v.Level == level && StatusOf(v) == status).Sum(v => v.Cny),
        Currencies.Cny);
}
