using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>A sentence without its section's label and number.</summary>
/// <param name="IsAside">Says nothing of what is wanted: a heading, or of a section about the asker or the procedure.</param>
internal readonly record struct Sentence(string Text, bool IsTitle, bool IsChinese, bool IsAside);

/// <summary>Texts to sentences.</summary>
internal static partial class FacetSentences
{
    private const int Longest = 400, LongestLabel = 40, LongestHeading = 24;

    /// <summary>An English label: capitals before a colon.</summary>
    [GeneratedRegex(@"TECHNOLOGY AREA|PROPOSALS? ACCEPTED|KEY ?WORDS|REFERENCES|INSTRUCTIONS")]
    private static partial Regex AsideLabel();

    // Made of words of headings and nothing else: a sentence that only begins like one is none.
    [GeneratedRegex("^(?>技术|项目|具体|主要|预期|预计|现有|目前|工作|合作|研究|研发|解决|需要|希望|基本|功能|性能|经济|指标|需求|目标|内容|要求|问题|难题|难点|现状|基础|方向|描述|简介|背景|名称|概述|概况|情况|说明|目的|方式|措施"
        + "|企业|公司|单位|条件|存在|风险|产业化|过程|可能|遇到|成果|进展|开发|创新点|关键|应用|质量|团队|资金|预算|投入|拟|需|要|的|及|和|与|或|中|在|、|/|\\(|\\)| )+$")]
    private static partial Regex Heading();

    [GeneratedRegex("基础|简介|概况|进展|企业|公司|单位|条件|团队|资金|预算|投入")]
    private static partial Regex AsideHeading();

    [GeneratedRegex(@"^[\s,.、:*•·\-""“”‘’']*(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z])(?:\)|、|\.(?!\d)\s?|\s(?=\p{IsCJKUnifiedIdeographs}))[\s,.、:]*)?")]
    private static partial Regex Number();

    public static List<Sentence> Of(IReadOnlyList<FieldText> texts)
    {
        var (found, seen) = (new List<Sentence>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in texts.OrderBy(text => text.Field))
        {
            var isAside = false;
            foreach (var part in Parts(Analyzer.Beginning(text.Text)))
            {
                var (said, isHeading) = Said(part, text.Field == Field.Title, ref isAside);
                if (said.Length > 1 && seen.Add(said)) found.Add(new(said, text.Field == Field.Title, said.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF'), isAside || isHeading));
            }
        }
        return found;
    }

    /// <summary>What those of them say that may state a figure of a unit (null is of any), whatever they are about: the others are told at a glance.</summary>
    public static IEnumerable<string> Stating(AskedUnit? of, IReadOnlyList<FieldText> texts)
    {
        var (seen, isAside) = (new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var text in texts.OrderBy(text => text.Field))
        {
            if (Analyzer.Beginning(text.Text) is var whole && of?.MayStandIn(whole) == false) continue;
            foreach (var part in Parts(whole))
                if (of?.MayStandIn(part) != false && Said(part, text.Field == Field.Title, ref isAside).Text is { Length: > 1 } said && seen.Add(said)) yield return said;
        }
    }

    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':' && LabelBefore(text, start, i) is var label && label > start)
            {
                yield return text[start..label];
                start = label;
            }
            if (Ends(text, start, i))
            {
                yield return text[start..i];
                start = i + 1;
            }
            else if (i - start >= Longest)
            {
                // Not inside a word.
                var cut = text.AsSpan(start, i - start).LastIndexOfAny(',', ' ');
                yield return text[start..(cut > 0 ? start + cut : i)];
                start = cut > 0 ? start + cut + 1 : i;
            }
        }
        if (start < text.Length) yield return text[start..];
    }

    // A full stop ends a sentence only before a blank and no small letter (0.5, e.g. this), and not behind the number of a list.
    private static bool Ends(string text, int start, int i) => text[i] switch
    {
        '。' or ';' or '!' or '?' or '\n' or '\r' => true,
        '.' => i - start > 3 && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) && !(i + 2 < text.Length && char.IsAsciiLetterLower(text[i + 2]))),
        _ => false,
    };

    /// <returns>Where the capitals before the colon begin; -1 where there is no label.</returns>
    private static int LabelBefore(string text, int from, int colon)
    {
        var at = colon;
        while (at > from && colon - at < LongestLabel && (char.IsAsciiLetterUpper(text[at - 1]) || text[at - 1] is ' ' or '(' or ')' or '&' or '/' or '-')) at--;
        while (at < colon && !char.IsAsciiLetterUpper(text[at])) at++;
        return colon - at >= 4 && text.AsSpan(at, colon - at).IndexOfAnyExceptInRange('A', 'Z') is < 0 or >= 3 ? at : -1;
    }

    private static (string Text, bool IsHeading) Said(string part, bool isTitle, ref bool isAside)
    {
        var text = Unnumbered(part);
        if (text.Length == 0) return (text, true);
        if (isTitle) return (text, false);
        for (var labels = 0; labels < 3; labels++)
        {
            var colon = text.AsSpan(0, Math.Min(text.Length, LongestLabel)).IndexOf(':');
            var head = colon < 0 ? text : text[..colon].TrimEnd();
            if (colon > 0 && LabelBefore(text, 0, colon) == 0) isAside = AsideLabel().IsMatch(head);
            else if (head.Length <= LongestHeading && Heading().IsMatch(head)) isAside = AsideHeading().IsMatch(head);
            // As in "Problem Statement: ".
            else if (!(colon > 0 && colon + 2 < text.Length && text[colon + 1] == ' ' && char.IsLetter(text[colon + 2]) && char.IsAsciiLetterUpper(text[0]) && head.AsSpan().Count(' ') < 3)) return (text, text[^1..] is ":");
            if (colon < 0) return (text, true);
            text = Unnumbered(text[(colon + 1)..]);
            if (text.Length < 2) return (head, true);
        }
        return (text, false);
    }

    private static string Unnumbered(string text) => text[Number().Match(text).Length..].Trim();
}
