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
    private readonly HashSet<(decimal, decimal?)> _shares = [];
    private readonly HashSet<int> _years = [];

    /// <summary>Some word has nothing to go with.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Yuan or ten thousand yuan.</summary>
    public bool HasNumbersWithoutUnit { get; private set; }
    public bool SaysEntry { get; private set; }
    public bool SaysRoyalty { get; private set; }
    public int? Times { get; private set; }
    public IReadOnlySet<LicencePayment> Payments => _payments;
    public IReadOnlySet<RoyaltyBase> Bases => _bases;
    public IReadOnlySet<(decimal Percent, decimal? To)> Shares => _shares;
    public IReadOnlySet<int> Years => _years;

    /// <summary>Such as "see there".</summary>
    public bool SaysNothing => _amounts.Count == 0 && _payments.Count == 0 && !SaysEntry && !SaysRoyalty;

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
            reading.IsTorn |= token.Mark == Mark.AYear || (token.Mark == Mark.EachYear && aYear);
            aYear |= token.Mark == Mark.EachYear;
            role = token.Mark switch { Mark.Entry => FeeRole.Entry, Mark.Part => FeeRole.Part, Mark.Total => FeeRole.Total, Mark.Royalty or Mark.Plus => FeeRole.Sum, _ => role };
        }

        reading.IsTorn |= aYear || role == FeeRole.Total;
        reading.BindEntry(tokens.Exists(token => token.Mark == Mark.Plus));
        return reading;

        Mark? MarkAt(int i) => i < tokens.Count ? tokens[i].Mark : null;
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
                Times = (int)token.Value;
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
        IsTorn |= aYear && role is FeeRole.Total or FeeRole.Part;
        _amounts.Add((!aYear ? role : role == FeeRole.Entry ? FeeRole.EntryAYear : FeeRole.SumAYear, token.Value));
    }

    // An amount and a share with a plus between them are an entry fee and a royalty.
    private void BindEntry(bool hasPlus)
    {
        if (hasPlus && SaysRoyalty && !SaysEntry && Amounts(FeeRole.Sum, FeeRole.SumAYear).Count == 1)
        {
            SaysEntry = true;
            var index = _amounts.FindIndex(amount => amount.Role is FeeRole.Sum or FeeRole.SumAYear);
            _amounts[index] = (_amounts[index].Role == FeeRole.Sum ? FeeRole.Entry : FeeRole.EntryAYear, _amounts[index].Yuan);
        }
    }
}
