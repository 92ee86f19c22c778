using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>Figures with a comparator or as a range: what a need asks for. A figure alone may be anything, and is left out.</summary>
internal static partial class TargetReader
{
    private const string Number = @"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?";
    private const string Unit = @"(?!(?:to|and|or)\b)(?:[%‰°μµΩA-Za-z][A-Za-z0-9°μµΩ²³]{0,7}(?:[/·*^\-]\(?[A-Za-z0-9°μ·\-]{1,8}\)?){0,2}|毫米|微米|纳米|厘米|千米|公里|平方米|立方米|米|公斤|千克|毫克|克(?:/立方厘米)?|吨|小时|分钟|秒|天|个月|年|次|万元|亿元|元|度|倍|转|兆帕|帕|瓦|千瓦|伏|赫兹|目|级|台|套|件)";

    [GeneratedRegex(@"(?<quantity>[^,。;:()、≥≤><≧≦]{0,40}?)\s*(?<before>≥|>=|≤|<=|≧|≦|>|<|不低于|不小于|不少于|不高于|不大于|不超过|大于等于|小于等于|大于|高于|超过|小于|低于|少于|至少|至多|达到|约为?|控制在|\b(?:at least|no less than|not less than|a minimum of|minimum|greater than|more than|higher than|above|exceed(?:s|ing)?|over|at most|no more than|not more than|a maximum of|maximum|up to|less than|lower than|below|under|within|approximately|about|between)\b)?\s*(?<low>"
        + Number + @")\s?(?<lowUnit>%|°C|" + Unit + @")?\s*(?:(?:-|~|–|—|至|到|\bto\b|\band\b)\s*(?<high>" + Number + @"))?\s?(?<unit>" + Unit + @")?\s*(?<after>以上|以下|以内|之间|左右|or more|or higher|or better|or greater|or less|or lower)?", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(?:.*[的,])?(?:is|are|be|to|of|with|a|an|the|shall|must|should|has|have|and|or|为|在|到|达|要求|使|其|且|并)\s+|\s+(?:is|are|be|to|of|with|a|an|the|shall|must|should|has|have|and|or)$|[为在到达于需应要须]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Edges();

    public static IEnumerable<Target> Read(string sentence)
    {
        foreach (Match match in Figure().Matches(sentence))
        {
            var (before, after, high) = (match.Groups["before"].Value, match.Groups["after"].Value, match.Groups["high"].Value);
            var isRange = high.Length > 0 && !before.StartsWith('到');
            var unit = match.Groups["unit"].Value is { Length: > 0 } last ? last : match.Groups["lowUnit"].Value;
            // A plain range without a unit is a list's or a reference's: [1-5].
            if (before.Length == 0 && after.Length == 0 && (!isRange || unit.Length == 0)) continue;
            var comparator = isRange ? Comparator.Between : after.Length > 0 ? Of(after) : Of(before);
            yield return new(match.Value.Trim(), Quantity(match.Groups["quantity"].Value), comparator, Parse(match.Groups["low"].Value), isRange ? Parse(high) : null, unit);
        }
    }

    private static string? Quantity(string text)
    {
        for (var shorter = text.Trim(); ; text = shorter)
        {
            shorter = Edges().Replace(shorter, "").Trim();
            if (shorter == text) return shorter.Length > 0 ? shorter : null;
        }
    }

    private static double Parse(string number) => double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static Comparator Of(string word) => word.ToLowerInvariant() switch
    {
        "≥" or ">=" or "≧" or "不低于" or "不小于" or "不少于" or "大于等于" or "至少" or "达到" or "以上" => Comparator.AtLeast,
        "at least" or "no less than" or "not less than" or "a minimum of" or "minimum" or "or more" or "or higher" or "or better" or "or greater" => Comparator.AtLeast,
        "≤" or "<=" or "≦" or "不高于" or "不大于" or "不超过" or "小于等于" or "至多" or "以下" or "以内" or "控制在" => Comparator.AtMost,
        "at most" or "no more than" or "not more than" or "a maximum of" or "maximum" or "up to" or "within" or "or less" or "or lower" => Comparator.AtMost,
        ">" or "大于" or "高于" or "超过" or "greater than" or "more than" or "higher than" or "above" or "exceed" or "exceeds" or "exceeding" or "over" => Comparator.Above,
        "<" or "小于" or "低于" or "少于" or "less than" or "lower than" or "below" or "under" => Comparator.Below,
        "between" or "之间" => Comparator.Between,
        _ => Comparator.About,
    };
}
