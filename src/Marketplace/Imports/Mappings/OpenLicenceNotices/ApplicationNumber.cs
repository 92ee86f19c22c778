using System.Text.RegularExpressions;
using Marketplace.Platform;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>
/// A Chinese application number (ZC 0006-2003): year, kind of right, serial number of seven digits, and a check digit, which may be left out;
/// before October 2003 a year of two digits and a serial number of five. <c>CN</c> or <c>ZL</c> may stand before it.
/// </summary>
internal static partial class ApplicationNumber
{
    private const string Field = "appln_nr";
    private const int FirstYear = 1985;
    private const int LastYear = 2099;

    /// <returns>Without letters and check digit, and the kind of right that its digit says.</returns>
    public static (string Number, IpKind Kind)? Read(string? text, Findings findings)
    {
        if (text is null)
        {
            findings.Refuse(Field, Missing, "notice_no_number");
            return null;
        }

        var form = Form().Match(text.ToUpperInvariant());
        if (!form.Success)
        {
            findings.Refuse(Field, NotUnderstood, "notice_number_form", text);
            return null;
        }

        var (digits, check) = (form.Groups["n"].Value, form.Groups["c"].Value);
        var year = digits.Length == 12 ? int.Parse(digits[..4], null) : 1900 + int.Parse(digits[..2], null) + (digits[0] < '5' ? 100 : 0);
        if (KindOf(digits[digits.Length == 12 ? 4 : 2]) is not { } kind || year is < FirstYear or > LastYear)
        {
            findings.Refuse(Field, Impossible, "notice_number_parts", text);
            return null;
        }

        if (check.Length > 0 && check[0] != CheckDigit(digits))
        {
            findings.Refuse(Field, Impossible, "notice_number_check", text);
            return null;
        }

        return (digits, kind);
    }

    /// <summary>Weights 2 to 9 and again 2 to 5; the remainder of 11, X for 10.</summary>
    public static char CheckDigit(string digits) => "0123456789X"[digits.Select((digit, i) => (digit - '0') * (2 + i % 8)).Sum() % 11];

    // 8 and 9 came in by the Patent Cooperation Treaty.
    private static IpKind? KindOf(char digit) => digit switch
    {
        '1' or '8' => IpKind.PatentInvention,
        '2' or '9' => IpKind.PatentUtility,
        '3' => IpKind.PatentDesign,
        _ => null,
    };

    [GeneratedRegex(@"^(?:CN|ZL)?\s*(?<n>[0-9]{12}|[0-9]{8})(?:\.?(?<c>[0-9X]))?$")]
    private static partial Regex Form();
}
