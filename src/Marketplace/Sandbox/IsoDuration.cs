using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Sandbox;

/// <summary>A duration of ISO 8601, such as P15D, P1Y6M or PT36H. A month is as long as the one it is added to.</summary>
internal sealed partial record IsoDuration(int Months, TimeSpan Time)
{
    // So few digits that no sum of them leaves the calendar.
    [GeneratedRegex(@"^P(?=[\dT])((?<y>\d{1,2})Y)?((?<mo>\d{1,3})M)?((?<w>\d{1,4})W)?((?<d>\d{1,5})D)?(T(?=\d)((?<h>\d{1,6})H)?((?<mi>\d{1,7})M)?((?<s>\d{1,9}(\.\d{1,6})?)S)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    public static IsoDuration? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new IsoDuration(
                (int)Number("y") * 12 + (int)Number("mo"),
                TimeSpan.FromDays((double)(Number("w") * 7 + Number("d"))) + TimeSpan.FromHours((double)Number("h"))
                    + TimeSpan.FromMinutes((double)Number("mi")) + TimeSpan.FromMicroseconds((double)(Number("s") * 1_000_000)))
            : null;

        decimal Number(string part) => match.Groups[part] is { Success: true } digits ? decimal.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;
    }

    public DateTimeOffset After(DateTimeOffset start) => start.AddMonths(Months) + Time;
}
