using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>Numbers, units and comparators.</summary>
internal static partial class TargetWords
{
    // Not \d: that takes the digits of every script, which are no numbers to a parser.
    private const string Plain = @"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?";

    // As they are written: a small letter and a capital are two units.
    private const string Latin = @"(?:(?:[kMGTmcdμµunp]?(?:m|g|W|V|A|Hz|Pa|N|J|eV|s|L|l|mol|F|Ω|T|bar|Wh|Ah|K|B|b|lm|lx|rad|Gy|Sv)|h|d|t|C|H|pH"
        + @"|(?i:[kmg]?pa|[kmg]hz|hz|[km]?w|kv|kg|mm|cm|km|um|nm|mg|ml|dB(?:\(A\)|m|i|A|c|W|sm)?|°[CFK]?|℃|%|‰|percent|hours?|hrs?|minutes?|mins?|seconds?|secs?|msec|days?|weeks?|months?|years?|degrees?(?: ?(?:[CFK]|Celsius|Fahrenheit)\b)?|deg|pounds?|lbs?|ounces?|oz|feet|foot|ft|inch(?:es)?|yards?|yd"
        + @"|miles?|mph|knots?|psi|ksi|rpm|ppm|ppb|[kmg]?bps|[kmgt]?bits?|[kmgt]?bytes?|[kmgt]b|pixels?|cycles?|volts?|kilovolts?|watts?|kilowatts?|megawatts?|meters?|metres?|kilometers?|centimeters?|millimeters?|microns?|micrometers?|nanometers?|kilograms?|grams?"
        + @"|tons?|tonnes?|gallons?|liters?|litres?|milliseconds?|microseconds?|nanoseconds?|hp|cfm|gpm|torr|atm|usd|hrc|hv|mah|kwh|mwh|vdc|vac|gauss|tesla|kelvin|decibels?|bar|μ|(?:cubic|square) (?:feet|inch(?:es)?|meters?|centimeters?|foot|yards?)))[²³]?[0-9]?)";

    private const string Han = "(?:[万亿]?(?:平方毫米|平方厘米|平方公里|平方米|立方厘米|立方米|毫米|微米|纳米|厘米|千米|公里|米|公斤|千克|毫克|克|吨|毫升|升|小时|分钟|分贝|毫秒|微秒|秒|天|个月|月|年|摄氏度|次|个|只|件|台|套|万元|元|度|倍|转|兆帕|千帕|帕|毫瓦|千瓦|瓦|千伏|伏|毫安|安|赫兹|目|级|位|通道|人|亩|公顷)|[万亿])";

    private const string Unit = "(?:" + Latin + "(?![A-Za-z])|" + Han + @")(?:[/·*^⋅.\-](?:" + Latin + "(?![A-Za-z])|" + Han + @"|[\u4E00-\u9FFF](?![\u4E00-\u9FFF])|[0-9]{1,2}(?![0-9])|\([A-Za-z0-9.·*/]{1,12}\))){0,3}";

    [GeneratedRegex(@"\G(?<low>" + Plain + @")(?![0-9.]*[0-9])(?:\s{0,2}(?<lowUnit>" + Unit + @"))?(?:\s*(?:-|~|–|—|至|到|\bto\b|\band\b)\s*(?<high>-?(?:" + Plain + @"))(?![0-9]))?(?:\s{0,2}(?<unit>" + Unit + @"))?(?:\s*(?<after>以上|以下|以内|之间|左右|\bor (?:more|higher|better|greater|less|lower|below|fewer)\b))?", RegexOptions.CultureInvariant)]
    public static partial Regex Figure();

    private static readonly SearchValues<string> Afters = SearchValues.Create(
        ["以上", "以下", "以内", "之间", "左右", "or more", "or higher", "or better", "or greater", "or less", "or lower", "or below", "or fewer"], StringComparison.Ordinal);

    /// <summary>False only where no figure has a comparator behind it.</summary>
    public static bool MayHaveAfter(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Afters);

    // The longer before the shorter that end them.
    private static readonly (string Word, Comparator Comparator)[] Befores =
    [
        .. new (Comparator, string)[]
        {
            (Comparator.AtLeast, "≥|>=|≧|不低于|不小于|不少于|不得低于|不得小于|不得少于|不短于|大于等于|大于或等于|至少|达到|达|优于|提高到|提高至|提升到|提升至|at least|no less than|not less than|no fewer than|not be less than|a minimum of|minimum of|minimum|min"),
            (Comparator.AtMost, "≤|<=|≦|不高于|不大于|不超过|不多于|不得高于|不得大于|不得超过|小于等于|小于或等于|至多|控制在|降到|降至|降低到|降低至|减少到|at most|no more than|not more than|no greater than|not exceed|not to exceed|not exceeding|no larger than|not be larger than|not be greater than|a maximum of|maximum of|maximum|up to|within|max"),
            (Comparator.Above, ">|大于|高于|超过|多于|高达|greater than|more than|higher than|better than|larger than|in excess of|above|exceed|exceeds|exceeding|over"),
            (Comparator.Below, "<|小于|低于|少于|less than|lower than|smaller than|fewer than|below|under"),
            (Comparator.Between, "between"),
            (Comparator.About, "约为|大约|约|approximately|about|around"),
        }.SelectMany(row => row.Item2.Split('|').Select(word => (word, row.Item1))).OrderByDescending(row => row.word.Length),
    ];

    /// <returns>The comparator that ends at <paramref name="end"/>, and its length; 0 for none.</returns>
    public static (int Length, Comparator Comparator) Before(ReadOnlySpan<char> left)
    {
        if (left.Length == 0) return default;
        foreach (var (word, comparator) in Befores)
            if (left.EndsWith(word, StringComparison.OrdinalIgnoreCase) && !(char.IsAsciiLetter(word[0]) && left.Length > word.Length && char.IsAsciiLetterOrDigit(left[^(word.Length + 1)]))) return (word.Length, comparator);
        return default;
    }

    public static Comparator After(string word) => word switch
    {
        "以上" or "or more" or "or higher" or "or better" or "or greater" => Comparator.AtLeast,
        "以下" or "以内" or "or less" or "or lower" or "or below" or "or fewer" => Comparator.AtMost,
        "之间" => Comparator.Between,
        _ => Comparator.About,
    };

    public static double Parse(ReadOnlySpan<char> number) => double.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture);
}
