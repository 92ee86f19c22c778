using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <param name="Value">Yuan, percent, a bare number, times or years.</param>
/// <param name="ValueTo">The upper end of a range.</param>
/// <param name="Named">The payment or base that a word names.</param>
internal sealed record FeeToken(Mark Mark, decimal Value = 0, decimal? ValueTo = null, int Named = 0);

/// <summary>A text on fees cut into words, numbers and forms, to its last character.</summary>
internal static partial class FeeTokens
{
    /// <returns>Null where something is in none of them.</returns>
    public static IReadOnlyList<FeeToken>? Read(string text)
    {
        text = Plain(text);
        var tokens = new List<FeeToken>();
        for (var at = 0; at < text.Length;)
        {
            if (Next(text, at) is not { } next)
            {
                return null;
            }

            tokens.Add(next.Token);
            at += next.Length;
        }

        return tokens;
    }

    // Forms first: they begin with digits, or hold some, as no word does.
    private static (FeeToken Token, int Length)? Next(string text, int at) => Form(text, at) ?? Word(text, at);

    private static (FeeToken, int)? Form(string text, int at)
    {
        foreach (var (form, token) in Forms)
        {
            if (form.Match(text, at) is { Success: true, Length: > 0 } match && token(match) is { } read)
            {
                return (read, match.Length);
            }
        }

        return null;
    }

    private static (FeeToken, int)? Word(string text, int at)
    {
        for (var length = Math.Min(FeeWords.Longest, text.Length - at); length > 0; length--)
        {
            if (FeeWords.All.TryGetValue(text.Substring(at, length), out var word))
            {
                return (new FeeToken(word.Mark, Named: word.Named), length);
            }
        }

        return null;
    }

    // ASCII in full width becomes plain, and nothing else does: ① and ² are no digits. A page's line ends part what stands beside them, and so do blanks within a number.
    private static string Plain(string text)
    {
        text = string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c));
        text = Ordinal().Replace(LineEnd().Replace(text, ";").Trim(), "");
        text = Blanks().Replace(BlanksInNumber().Replace(text, ";"), "");
        return NumberInBrackets().Replace(text, "$1");
    }

    private static readonly (Regex Form, Func<Match, FeeToken?> Token)[] Forms =
    [
        (Due(), _ => new FeeToken(Mark.Filler)),
        (DueEachYear(), _ => new FeeToken(Mark.DueEachYear)),
        (Batches(), m => new FeeToken(Mark.Batches, Number(m.Groups["n"]))),
        (Times(), m => new FeeToken(Mark.Times, Number(m.Groups["n"]))),
        (Term(), m => new FeeToken(Mark.Years, Number(m.Groups["n"]))),
        (Share(), m => new FeeToken(Mark.Percent, Number(m.Groups["n"]) / Parts(m, "q", "p"), m.Groups["to"].Success ? Number(m.Groups["to"]) / Parts(m, "p") : null)),
        (ChineseShare(), m => ChineseNumber.Read(m.Groups["n"].Value) is { } percent ? new FeeToken(Mark.Percent, percent) : null),
        (Amount(), m => new FeeToken(Mark.Amount, Number(m.Groups["n"]) * ChineseNumber.Unit(m.Groups["u"].Value))),
        (ChineseAmount(), m => ChineseNumber.Read(m.Groups["n"].Value) is { } yuan ? new FeeToken(Mark.Amount, yuan) : null),
        (Bare(), m => new FeeToken(Mark.Number, Number(m))),
    ];

    private static decimal Number(Capture digits) => decimal.Parse(digits.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // Of a range the lower end may have a sign of its own.
    private static decimal Parts(Match share, params IEnumerable<string> signs) => share.Groups[signs.First(sign => share.Groups[sign].Success)].Value == "‰" ? 10 : 1;

    [GeneratedRegex("<br ?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"[ \t\r\n\u00A0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[0-9.])[ \t\r\n\u00A0]+(?=[0-9.])")]
    private static partial Regex BlanksInNumber();

    // Of the choices of a form: "2. free of charge".
    [GeneratedRegex(@"^[0-9][.、](?=[采一免入总分])")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?<![0-9.])\(([0-9]+(?:\.[0-9]+)?万?)\)(?![0-9.])")]
    private static partial Regex NumberInBrackets();

    // When a sum is due.
    [GeneratedRegex(@"\G(?:自|在)?(?:本)?(?:许可)?(?:合同|协议)(?:签订|生效|签署)(?:之日)?(?:起|后|之后|日后)?(?:满一年)?(?:的)?(?:(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?个?(?:工作日|自然日|日|天|月)(?:之)?(?:内)?)?|\G[0-9]{1,3}个?(?:工作日|日|天|月)(?:之)?内")]
    private static partial Regex Due();

    [GeneratedRegex(@"\G后?,?在每个会计(?:\(\)月份第\(\)季度\(√\)|[0-9])?年度截止前的?[0-9]{1,3}日内")]
    private static partial Regex DueEachYear();

    [GeneratedRegex(@"\G分(?<n>[0-9]{1,2})个?批次(?:支付)?")]
    private static partial Regex Batches();

    [GeneratedRegex(@"\G(?:包括第一次在内)?(?:总共|一共|共)支付(?<n>[0-9]{1,2})次")]
    private static partial Regex Times();

    [GeneratedRegex(@"\G(?:许可)?(?:期限|年限|周期|期)为?:?(?<n>[0-9]{1,2})年")]
    private static partial Regex Term();

    [GeneratedRegex(@"\G(?<n>[0-9]{1,3}(?:\.[0-9]{1,4})?)(?:(?<q>[%‰])?[-~至](?<to>[0-9]{1,3}(?:\.[0-9]{1,4})?))?(?<p>[%‰])")]
    private static partial Regex Share();

    [GeneratedRegex(@"\G百分之(?<n>[一二三四五六七八九十]{1,3})")]
    private static partial Regex ChineseShare();

    [GeneratedRegex(@"\G(?<n>[0-9]{1,12}(?:\.[0-9]{1,6})?)(?:(?<u>亿|千万|百万|十万|万|千)(?:元|圆)?|(?<u>)(?:元|圆))整?")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\G(?<n>[零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)(?:元|圆)整?|\G(?<n>[零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾百佰千仟]+万)")]
    private static partial Regex ChineseAmount();

    [GeneratedRegex(@"\G[0-9]{1,12}(?:\.[0-9]{1,15})?(?![0-9])")]
    private static partial Regex Bare();
}
