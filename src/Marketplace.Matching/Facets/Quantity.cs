using System.Buffers;
using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>What a figure measures: the noun before it, else the one behind it.</summary>
internal static partial class Quantity
{
    private const int Farthest = 48, Longest = 20, MostWords = 5;

    private static readonly SearchValues<char> Bounds = SearchValues.Create(",。;:、≥≤><|=[]");

    /// <summary>Between a quantity and its figure.</summary>
    private static readonly Words Links = new("of is are be to at in with a an the that shall must should will has have having not exhibiting covering exceeding ranging operating lasting weighing measuring costing supporting providing requiring achieving reaching generating producing from for by maintain exceed provide support achieve weigh being can reach target required estimated preferably ideally only by on and or as equal set kept than");

    private static readonly Words NoName = new("threshold objective goal goals example examples solution proposers system device imager assay years year");

    [GeneratedRegex("(?:为|在|到|达|需|应|要|须|(?<![节性功智储产效机动热电万])能|可|可以|能够|要求|必须|不|均|都|应当|控制|保持|约|大约|平均|达到|维持|是|:|至|通常|一般|需要|将|设计|保存|不得|必|降|\\s)+$", RegexOptions.RightToLeft)]
    private static partial Regex ChineseLinks();

    [GeneratedRegex("^(?:目前|现在|且|并|使得|使|其|将|把|要求|保证|确保|实现|同时|希望|能够|能|可以|可|以及|和|与|及|在|的|满足|达到|最终|稳定保持|特别是|对于|对|其中|有|新开发|则|即|如|比|当|以|由|从|让|即使|要|需|应|\\s|\\.|\\d{1,2}[.、)])+")]
    private static partial Regex ChineseLead();

    /// <summary>A verb alone, another figure.</summary>
    [GeneratedRegex("达到|超过|不低于|不大于|客户|市场|专利|论文|提交|^(?:缩短|提高|降低|减少|跨越|满足|实现|节材|节约|增加|延长|小型|大型|产品|工期|全部|使用|其他)$|\\d[a-zA-Zμ%]")]
    private static partial Regex NoQuantity();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2}|[A-Za-z]")]
    private static partial Regex Names();

    /// <returns>The quantity, null where none is said; and from where to where it and the figure stand.</returns>
    public static (string? Text, int Start, int End) Of(FoundFigure figure)
    {
        var text = figure.Sentence;
        var isChinese = text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');
        var before = isChinese ? ChineseBefore(text, figure.Start) : EnglishBefore(text, figure.Start);
        var behind = figure.End < text.Length ? isChinese ? ChineseAfter(text, figure.End) : EnglishPhrase.After(text, figure.End) : null;
        // A share of something says of what behind it: at least 95 % purity.
        if (before.End > 0 && (isChinese || behind is null || text[figure.End - 1] is not '%')) return (text[before.Start..before.End], before.Start, figure.End);
        if (behind is not null && behind.AsSpan().Count(' ') < MostWords - 1) return (behind, figure.Start, text.IndexOf(behind, figure.End, StringComparison.Ordinal) + behind.Length);
        return before.End > 0 ? (text[before.Start..before.End], before.Start, figure.End) : (null, figure.Start, figure.End);
    }

    private static string? ChineseAfter(string text, int at)
    {
        var (phrase, _) = ChinesePhrase.After(text, text[at] == '的' ? at + 1 : at);
        return phrase is { Length: <= 10 } && !phrase.StartsWith('的') && !phrase.StartsWith('多') ? phrase : null;
    }

    private static (int Start, int End) ChineseBefore(string text, int end)
    {
        var from = Math.Max(0, end - Farthest);
        end = from + ChineseLinks().Replace(text[from..end], "").Length;
        // What stands before a bracket that ends here is what is measured, with the bracket.
        var start = text.AsSpan(from, end - from).LastIndexOfAny(Bounds) + 1;
        if (text.AsSpan(from, end - from).LastIndexOf('(') is var bracket && bracket >= start && text.AsSpan(from + bracket, end - from - bracket).IndexOf(')') < 0) start = bracket + 1;
        start = start == 0 && from > 0 ? end : from + start;
        start += ChineseLead().Match(text[start..end]).Length;
        if (end - start > Longest && text.LastIndexOf('的', end - 1, end - start) is var of && of > 0) start = of + 1;
        return end - start is >= 2 and <= Longest && Names().IsMatch(text[start..end]) && !NoQuantity().IsMatch(text[start..end]) && !char.IsAsciiDigit(text[end - 1]) ? (start, end) : default;
    }

    private static (int Start, int End) EnglishBefore(string text, int end)
    {
        if (end > 0 && text.AsSpan(0, end).TrimEnd() is { Length: > 0 } left && left[^1] is ':' or '=') end = left.Length - 1;
        var word = EnglishPhrase.WordBefore(text, end);
        while (word.End > 0 && Links.Has(EnglishPhrase.Of(text, word))) word = EnglishPhrase.WordBefore(text, word.Start);
        // A verb that links them: an antenna exhibiting more than 10 dB.
        if (EnglishWords.EndsAs(EnglishPhrase.Of(text, word), "ing") && EnglishPhrase.WordBefore(text, word.Start) is { End: > 0 } noun && !Ends(EnglishPhrase.Of(text, noun))) word = noun;
        var (start, last, count, telling) = (word.Start, word.End, 0, false);
        for (; word.End > 0 && !(Ends(EnglishPhrase.Of(text, word)) || EnglishWords.IsVerb(EnglishPhrase.Of(text, word))); word = EnglishPhrase.WordBefore(text, word.Start))
        {
            if (++count > MostWords) return default;
            telling |= !EnglishWords.Things.Has(EnglishPhrase.Of(text, word)) && !EnglishWords.People.Has(EnglishPhrase.Of(text, word));
            start = word.Start;
        }
        if (!telling) return default;
        var head = EnglishPhrase.Of(text, EnglishPhrase.WordBefore(text, last));
        return Names().IsMatch(text.AsSpan(start, last - start)) && last - start > 1 && !EnglishWords.IsQuality(head) && !NoName.Has(head) ? (start, last) : default;
    }

    private static bool Ends(ReadOnlySpan<char> word) => Links.Has(word) || EnglishWords.Ends.Has(word) || EnglishWords.Articles.Has(word) || EnglishWords.Pointers.Has(word) || word.Length > 0 && char.IsAsciiDigit(word[0]);
}
