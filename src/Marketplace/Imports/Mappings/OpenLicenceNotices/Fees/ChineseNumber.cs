namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>Numbers in Chinese numerals, plain ones and those of accounts, up to ten thousand times ten thousand.</summary>
internal static class ChineseNumber
{
    private const string Plain = "零一二三四五六七八九";
    private const string OfAccounts = "零壹贰叁肆伍陆柒捌玖";

    /// <param name="word">None is one.</param>
    public static decimal Unit(string word) => word switch
    {
        "" => 1,
        "千" => 1_000,
        "万" => 10_000,
        "十万" => 100_000,
        "百万" => 1_000_000,
        "千万" => 10_000_000,
        _ => 100_000_000,
    };

    /// <returns>Null where the numerals make no number.</returns>
    public static decimal? Read(string numerals)
    {
        var parts = numerals.Split('万');
        return parts.Length switch
        {
            1 => Below10000(parts[0]),
            2 when Below10000(parts[0]) is { } high && (parts[1].Length == 0 ? 0 : Below10000(parts[1])) is { } low => high * 10_000 + low,
            _ => null,
        };
    }

    private static int? Below10000(string numerals)
    {
        var (sum, digit, unit) = (0, -1, 10_000);
        foreach (var numeral in numerals)
        {
            if (Math.Max(Plain.IndexOf(numeral), OfAccounts.IndexOf(numeral)) is >= 0 and var value)
            {
                // Two digits side by side, but for a zero that stands for a place left out.
                if (digit > 0)
                {
                    return null;
                }

                digit = value;
                continue;
            }

            var next = numeral switch { '十' or '拾' => 10, '百' or '佰' => 100, _ => 1000 };
            if (next >= unit || digit == 0 || (digit < 0 && next != 10))
            {
                return null;
            }

            (sum, digit, unit) = (sum + (digit < 0 ? 1 : digit) * next, -1, next);
        }

        // 一万五 is 15,000 and not 10,005; no such short form is read.
        return digit > 0 ? sum + digit : numerals.Length > 0 && digit < 0 ? sum : null;
    }
}
