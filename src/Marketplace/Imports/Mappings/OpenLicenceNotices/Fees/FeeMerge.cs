using Marketplace.Platform;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>What the cells of a notice say together. Where they say two things, it is a contradiction; where their sum can be meant in two ways, ambiguous.</summary>
internal sealed class FeeMerge(IReadOnlyList<FeeCell> cells, Findings findings)
{
    /// <summary>Five times what a fixed fee generally does not exceed: more is a slip of the pen.</summary>
    private const decimal MostYuan = 100_000_000;

    /// <summary>No patent lasts longer.</summary>
    private const int MostYears = 20;

    private bool _isRefused;

    private IReadOnlyList<int> Years => [.. cells.SelectMany(c => c.Reading.Years).Distinct()];

    public FeeTerms? Terms()
    {
        var payment = Payment();
        var shares = cells.SelectMany(c => c.Reading.Shares).Distinct().ToList();
        var bases = cells.SelectMany(c => c.Reading.Bases).Distinct().ToList();
        var years = Years;
        RefuseIf(cells.Any(c => c.Reading.SaysTwice), Ambiguous, "notice_said_twice", c => c.Reading.SaysTwice);
        RefuseIf(shares.Count > 1 || bases.Count > 1 || years.Count > 1, Contradiction, "notice_terms_differ", c => c.Reading.Shares.Count + c.Reading.Bases.Count + c.Reading.Years.Count > 0);
        RefuseIf(years.Any(n => n is < 1 or > MostYears), Impossible, "notice_years", c => c.Reading.Years.Count > 0, MostYears);
        RefuseIf(shares.Exists(s => s.Percent <= 0 || s.Percent > 100 || s.To > 100 || s.To <= s.Percent), Impossible, "notice_percent", c => c.Reading.Shares.Count > 0);
        RefuseIf(cells.Any(c => c.Reading.Amounts(Enum.GetValues<FeeRole>()).Any(yuan => yuan >= MostYuan || decimal.Round(yuan, 2) != yuan)), Impossible, "notice_amount", HasAmounts);
        RefuseIf(!new Instalments(cells).Fit, Contradiction, "notice_instalments", c => HasAmounts(c) || c.Reading.IsInParts);
        var (fee, annual) = _isRefused ? default : Fees(payment);
        return _isRefused ? null : new FeeTerms(
            payment ?? (annual is null ? null : LicencePayment.AnnualFee), fee, annual,
            shares is [var share] ? new Share(share.Percent, share.To, bases is [var part] ? part : null) : null, years is [var term] ? term : null);
    }

    private LicencePayment? Payment()
    {
        var said = cells.SelectMany(c => c.Reading.Payments).ToHashSet();
        var (entry, royalty) = (cells.Any(c => c.Reading.SaysEntry), cells.Any(c => c.Reading.SaysRoyalty));
        if (entry && royalty)
        {
            said.Add(LicencePayment.EntryFeeAndRoyalty);
        }
        else if (royalty && !said.Contains(LicencePayment.EntryFeeAndRoyalty))
        {
            said.Add(LicencePayment.RunningRoyalty);
        }

        // At once or nothing at all, and in parts.
        var isAtOnce = said.Contains(LicencePayment.LumpSum) || said.Contains(LicencePayment.Free);
        RefuseIf(isAtOnce && cells.Any(c => c.Reading.IsDueEachYear), Contradiction, "notice_payments_differ", c => !c.Reading.SaysNothing || c.Reading.IsDueEachYear);
        if (cells.Any(c => c.Reading.IsInParts))
        {
            said.Add(LicencePayment.Instalments);
        }

        // "Other: to be agreed" is one thing.
        if (said.Contains(LicencePayment.Negotiable))
        {
            said.Remove(LicencePayment.Other);
        }

        // What follows an entry fee is not said.
        RefuseIf(entry && !royalty && !said.Contains(LicencePayment.EntryFeeAndRoyalty), Ambiguous, "notice_entry_alone", c => c.Reading.SaysEntry);
        RefuseIf(said.Count > 1, Contradiction, "notice_payments_differ", c => !c.Reading.SaysNothing);
        return said.Count == 0 ? null : said.First();
    }

    private (decimal? Fee, decimal? Annual) Fees(LicencePayment? payment)
    {
        var (sums, totals, parts) = (All(FeeRole.Sum), All(FeeRole.Total), All(FeeRole.First, FeeRole.Each));
        var (entries, annual, annualEntries) = (All(FeeRole.Entry), All(FeeRole.SumAYear), All(FeeRole.EntryAYear));
        switch (payment)
        {
            case LicencePayment.Free:
                RefuseIf(cells.Any(c => c.Reading.Amounts(Enum.GetValues<FeeRole>()).Any(yuan => yuan > 0)), Contradiction, "notice_free_with_fee", HasAmounts);
                return default;
            case LicencePayment.Negotiable or LicencePayment.RunningRoyalty:
                RefuseIf(cells.Any(HasAmounts), Ambiguous, "notice_amount_of_what", HasAmounts);
                return default;
            case LicencePayment.EntryFeeAndRoyalty:
                RefuseIf(annual.Count + totals.Count + parts.Count > 0 || (sums.Count > 0 && entries.Count == 0), Ambiguous, "notice_amount_of_what", HasAmounts);
                RefuseIf(entries.Count > 0 && annualEntries.Count > 0, Contradiction, "notice_amounts_differ", HasAmounts);
                return (One([.. entries, .. sums]), One(annualEntries));
            default:
                RefuseIf(entries.Count + annualEntries.Count > 0 || (parts.Count > 0 && payment != LicencePayment.Instalments), Ambiguous, "notice_amount_of_what", HasAmounts);
                // A sum in instalments, or one of them?
                RefuseIf(payment == LicencePayment.Instalments && sums.Count > 0 && totals.Count == 0, Ambiguous, "notice_amount_of_what", HasAmounts);
                RefuseIf(sums.Count > 0 && annual.Count > 0, Ambiguous, "notice_amount_of_what", HasAmounts);
                RefuseIf(cells.Any(c => c.Reading.Amounts(Enum.GetValues<FeeRole>()).Any(yuan => yuan == 0)), Ambiguous, "notice_zero", HasAmounts);
                // Whole years make the sum, and as many as are said.
                RefuseIf(totals is [var total] && annual is [> 0 and var aYear] && (total % aYear != 0 || Years is [var term] && total != term * aYear), Contradiction, "notice_instalments", HasAmounts);
                return (One([.. sums, .. totals]), One(annual));
        }
    }

    private List<decimal> All(params FeeRole[] roles) => [.. cells.SelectMany(c => c.Reading.Amounts(roles)).Distinct()];

    private decimal? One(List<decimal> amounts)
    {
        amounts = [.. amounts.Distinct()];
        RefuseIf(amounts.Count > 1, Contradiction, "notice_amounts_differ", HasAmounts);
        return amounts is [var one] ? one : null;
    }

    private static bool HasAmounts(FeeCell cell) => cell.Reading.Amounts(Enum.GetValues<FeeRole>()).Count > 0;

    // Said once, of the last cell that has to do with it, with all that stands in those cells.
    private void RefuseIf(bool fault, string code, string text, Func<FeeCell, bool> concerned, params object[] args)
    {
        if (fault && !_isRefused)
        {
            _isRefused = true;
            var about = cells.Where(concerned).ToList();
            findings.Refuse(about[^1].Field, code, text, [string.Join(" | ", about.Select(c => c.Text)), .. args]);
        }
    }
}
