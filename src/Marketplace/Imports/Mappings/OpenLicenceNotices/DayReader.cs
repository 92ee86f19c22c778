using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Platform;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>Days and times as notices and workbooks write them, the year first; a time is one of China, and its day counts.</summary>
internal static partial class DayReader
{
    private const int FirstYear = 1985;
    private const int LastYear = 2099;

    public static DateOnly? Read(string field, string? text, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        var day = Form().Match(text) is { Success: true } written ? OfParts(written) : Milliseconds().IsMatch(text) ? OfMilliseconds(text) : null;
        if (day is null)
        {
            findings.Refuse(field, NotUnderstood, "notice_not_understood", text);
            return null;
        }

        if (day is not { Year: >= FirstYear and <= LastYear })
        {
            findings.Refuse(field, Impossible, "notice_no_day", text);
            return null;
        }

        return day;
    }

    // A day that no calendar has is of the form all the same.
    private static DateOnly? OfParts(Match written)
    {
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : DateOnly.MinValue;

        int Part(string name) => int.Parse(written.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static DateOnly OfMilliseconds(string text) =>
        Period.DayOf(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)), Period.China);

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日)(?:[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?)?$")]
    private static partial Regex Form();

    [GeneratedRegex("^[0-9]{13}$")]
    private static partial Regex Milliseconds();
}
