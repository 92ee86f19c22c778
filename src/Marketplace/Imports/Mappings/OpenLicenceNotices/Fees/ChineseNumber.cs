namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>Numbers in Chinese numerals, plain ones and those of accounts, below ten thousand times ten thousand.</summary>
internal static class ChineseNumber
{
    private const string Plain = "零一二三四五六七八九十百千";
    private const string OfAccounts = "零壹贰叁肆伍陆柒捌玖拾佰仟";
    private const int Myriad = 10_000;

    private static readonly (char Word, int Size)[] Places = [('千', 1000), ('百', 100), ('十', 10)];

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

    /// <returns>Null where they are not written out: 一万五 may be 15,000 or 10,005, and no short form is read.</returns>
    public static decimal? Read(string numerals)
    {
        var plain = WithoutOne(string.Concat(numerals.Select(numeral => OfAccounts.IndexOf(numeral) is >= 0 and var i ? Plain[i] : numeral)));
        return Sum(plain) is var number && Written(number).Contains(plain) ? number : null;
    }

    // Whatever they are; what they should be is asked afterwards.
    private static long Sum(string numerals)
    {
        var (sum, section, digit) = (0L, 0L, 0L);
        foreach (var numeral in numerals)
        {
            switch (Plain.IndexOf(numeral))
            {
                case >= 0 and <= 9 and var value:
                    digit = value;
                    break;
                case > 9 and var place:
                    (section, digit) = (section + Math.Max(digit, 1) * (long)Math.Pow(10, place - 9), 0);
                    break;
                default:
                    (sum, section, digit) = ((sum + section + digit) * Myriad % (Myriad * (long)Myriad), 0, 0);
                    break;
            }
        }

        return sum + section + digit;
    }

    /// <summary>In full; after ten-thousands that end in a nought there may be a 零 or none (支付结算办法, annex 1).</summary>
    private static IEnumerable<string> Written(long number)
    {
        var (high, low) = (Section(number / Myriad), Section(number % Myriad));
        string[] forms = number is 0 or >= Myriad * (long)Myriad ? []
            : high.Length == 0 ? [low]
            : low.Length == 0 ? [$"{high}万"]
            : number % Myriad < 1000 ? [$"{high}万零{low}"]
            : number / Myriad % 10 == 0 ? [$"{high}万{low}", $"{high}万零{low}"] : [$"{high}万{low}"];
        return forms.Select(WithoutOne);
    }

    // Only at the beginning: 十五, and 一百一十五.
    private static string WithoutOne(string numerals) => numerals.StartsWith("一十", StringComparison.Ordinal) ? numerals[1..] : numerals;

    private static string Section(long number)
    {
        var (words, isGap) = ("", false);
        foreach (var (word, size) in Places)
        {
            var digit = number / size % 10;
            words += digit > 0 ? $"{(isGap ? "零" : "")}{Plain[(int)digit]}{word}" : "";
            isGap = digit == 0 && words.Length > 0;
        }

        return words + (number % 10 is > 0 and var last ? $"{(isGap ? "零" : "")}{Plain[(int)last]}" : "");
    }
}
