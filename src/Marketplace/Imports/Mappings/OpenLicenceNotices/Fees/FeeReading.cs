using Marketplace.Platform;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>What one cell says of payment. A member that is said twice and not alike makes it a contradiction.</summary>
internal sealed class FeeReading
{
    /// <summary>The least bare number that can only be yuan: as ten-thousands it would be above the CNY 20 million that a fixed fee generally does not exceed.</summary>
    private const decimal CertainlyYuan = 2_001;

    private readonly List<(FeeRole Role, decimal Yuan)> _amounts = [];
    private readonly HashSet<LicencePayment> _payments = [];
    private readonly HashSet<RoyaltyBase> _bases = [];
    private readonly List<(decimal, decimal?)> _shares = [];
    private readonly HashSet<int> _years = [];
    private readonly HashSet<int> _times = [];
    private readonly HashSet<int> _batches = [];

    /// <summary>Some word has nothing to go with.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Yuan or ten thousand yuan.</summary>
    public bool HasNumbersWithoutUnit { get; private set; }
    public bool SaysEntry { get; private set; }
    public bool SaysRoyalty { get; private set; }
    public bool IsDueEachYear { get; private set; }
    public IReadOnlySet<LicencePayment> Payments => _payments;
    public IReadOnlySet<RoyaltyBase> Bases => _bases;
    public IReadOnlyList<(decimal Percent, decimal? To)> Shares => _shares;
    public IReadOnlySet<int> Years => _years;
    public IReadOnlySet<int> Times => _times;
    public IReadOnlySet<int> Batches => _batches;

    /// <summary>In more than one part.</summary>
    public bool IsInParts => _times.Any(times => times > 1) || _batches.Any(batches => batches > 1);

    /// <summary>Two amounts or shares that are one thing: the same said again, one of two, or both together.</summary>
    public bool SaysTwice { get; private set; }

    /// <summary>Such as "see there".</summary>
    public bool SaysNothing => _amounts.Count == 0 && _payments.Count == 0 && !SaysEntry && !SaysRoyalty && !IsInParts;

    /// <summary>In the order in which they stand there.</summary>
    public IReadOnlyList<decimal> Amounts(params FeeRole[] roles) => [.. _amounts.Where(amount => roles.Contains(amount.Role)).Select(amount => amount.Yuan)];

    public static FeeReading Of(IReadOnlyList<FeeToken> all)
    {
        var (reading, tokens) = (new FeeReading(), all.Where(token => token.Mark != Mark.Filler).ToList());
        var (role, aYear) = (FeeRole.Sum, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Mark is Mark.Amount or Mark.Number)
            {
                // "Each year" with an amount after it is said of that one.
                var isAfter = MarkAt(i + 1) == Mark.AYear || (MarkAt(i + 1) == Mark.EachYear && MarkAt(i + 2) is null or Mark.Total);
                i += isAfter ? 1 : 0;
                // "20万入门+5%": the word stands behind.
                var isEntry = role == FeeRole.Sum && MarkAt(i + 1) == Mark.Entry && MarkAt(i + 2) is null or Mark.Plus;
                reading.SaysEntry |= isEntry;
                i += isEntry ? 1 : 0;
                reading.Add(token, isEntry ? FeeRole.Entry : role, aYear || isAfter);
                (role, aYear) = (FeeRole.Sum, false);
                continue;
            }

            reading.Note(token);
            // "Each year" with nothing to it, or a share of what is to be an amount.
            reading.IsTorn |= token.Mark == Mark.AYear || (token.Mark == Mark.EachYear && aYear) || (token.Mark == Mark.Percent && role != FeeRole.Sum);
            aYear |= token.Mark == Mark.EachYear;
            role = token.Mark switch
            {
                Mark.Entry => FeeRole.Entry,
                Mark.First => FeeRole.First,
                Mark.Each => FeeRole.Each,
                Mark.Total => FeeRole.Total,
                Mark.Royalty or Mark.Base or Mark.Plus => FeeRole.Sum,
                _ => role,
            };
        }

        reading.IsTorn |= aYear || role == FeeRole.Total || MarkAt(0) == Mark.Plus || MarkAt(tokens.Count - 1) == Mark.Plus;
        reading.Bind(tokens.Exists(token => token.Mark == Mark.Plus));
        return reading;

        Mark? MarkAt(int i) => i >= 0 && i < tokens.Count ? tokens[i].Mark : null;
    }

    private void Note(FeeToken token)
    {
        SaysEntry |= token.Mark == Mark.Entry;
        SaysRoyalty |= token.Mark is Mark.Royalty or Mark.Base or Mark.Percent;
        switch (token.Mark)
        {
            case Mark.Payment:
                _payments.Add((LicencePayment)token.Named);
                break;
            case Mark.Base:
                _bases.Add((RoyaltyBase)token.Named);
                break;
            case Mark.Percent:
                _shares.Add((token.Value, token.ValueTo));
                break;
            case Mark.Times:
                _times.Add((int)token.Value);
                break;
            case Mark.Batches:
                _batches.Add((int)token.Value);
                break;
            case Mark.DueEachYear:
                IsDueEachYear = true;
                break;
            case Mark.Years:
                _years.Add((int)token.Value);
                break;
            default:
                break;
        }
    }

    private void Add(FeeToken token, FeeRole role, bool aYear)
    {
        HasNumbersWithoutUnit |= token is { Mark: Mark.Number, Value: > 0 and < CertainlyYuan };
        IsTorn |= aYear && role is FeeRole.Total or FeeRole.First or FeeRole.Each;
        _amounts.Add((!aYear ? role : role == FeeRole.Entry ? FeeRole.EntryAYear : FeeRole.SumAYear, token.Value));
    }

    // An amount and a share with a plus between them are an entry fee and a royalty; a plus between others is a sum that is not ours to make.
    private void Bind(bool hasPlus)
    {
        SaysTwice = _shares.Count > 1 || (hasPlus && _amounts.Count > 1) || Amounts(FeeRole.Sum, FeeRole.Entry).Count > 1 || _amounts.DistinctBy(amount => amount.Role).Count() < _amounts.Count;
        IsTorn |= hasPlus && !SaysRoyalty && !_payments.Contains(LicencePayment.EntryFeeAndRoyalty) && !SaysTwice;
        if (hasPlus && SaysRoyalty && !SaysEntry && _amounts is [(FeeRole.Sum or FeeRole.SumAYear, var yuan)])
        {
            SaysEntry = true;
            _amounts[0] = (_amounts[0].Role == FeeRole.Sum ? FeeRole.Entry : FeeRole.EntryAYear, yuan);
        }
    }
}
