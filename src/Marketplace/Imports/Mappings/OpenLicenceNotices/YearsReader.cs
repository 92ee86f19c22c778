using System.Globalization;
using System.Text.RegularExpressions;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>For how many years a licence is given. Where a notice says the unit it is always the year, so a bare number is years too.</summary>
internal static partial class YearsReader
{
    private const string Field = "license_period";

    /// <summary>No patent lasts longer.</summary>
    private const int Longest = 20;

    public static int? Read(string? text, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        if (Form().Match(text) is not { Success: true } written)
        {
            findings.Refuse(Field, NotUnderstood, "notice_not_understood", text);
            return null;
        }

        var years = int.Parse(written.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        if (years is < 1 or > Longest)
        {
            findings.Refuse(Field, Impossible, "notice_years", text, Longest);
            return null;
        }

        return years;
    }

    [GeneratedRegex("^([0-9]{1,3})年?$")]
    private static partial Regex Form();
}
