using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>A cell that says something of payment, and what.</summary>
internal sealed record FeeCell(string Field, string Text, FeeReading Reading);

/// <summary>The three columns of payment: any of them may say the sum, the way, or both.</summary>
internal static class FeeColumns
{
    // "None" in one column says nothing against another.
    private const string NothingSaid = "无";

    public static IReadOnlyList<(string Field, string? Text)> Of(Notice notice) =>
        [("license_fee", notice.Fee), ("license_fee_type", notice.FeeType), ("license_fee_detail", notice.FeeDetail)];

    public static FeeTerms? Read(Notice notice, Findings findings)
    {
        var cells = new List<FeeCell>();
        foreach (var (field, text) in Of(notice))
        {
            if (text is null or NothingSaid)
            {
                continue;
            }

            if (Cell(field, text, findings) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
        }

        if (cells.All(cell => cell.Reading.SaysNothing))
        {
            findings.Refuse("license_fee", Missing, "notice_no_fee");
            return null;
        }

        return new FeeMerge(cells, findings).Terms();
    }

    private static FeeCell? Cell(string field, string text, Findings findings)
    {
        if (text.StartsWith('{') && FeeForms.Of(text) is (FeeForms.Unchosen, _))
        {
            // It may be the first choice of the form, or that nothing was chosen.
            findings.Refuse(field, Ambiguous, "notice_form_without_words", text);
            return null;
        }

        var tokens = text.StartsWith('{') ? FeeForms.Read(text) : FeeTokens.Read(text);
        var reading = tokens is null ? null : FeeReading.Of(tokens);
        if (reading is null or { IsTorn: true })
        {
            findings.Refuse(field, NotUnderstood, "notice_not_understood", text);
            return null;
        }

        if (reading.HasNumbersWithoutUnit)
        {
            findings.Refuse(field, Ambiguous, "notice_without_unit", text);
            return null;
        }

        return new FeeCell(field, text, reading);
    }
}
