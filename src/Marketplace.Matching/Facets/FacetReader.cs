namespace Marketplace.Matching;

/// <summary>Reads facets sentence by sentence, by the words that usually lead to them.</summary>
internal static class FacetReader
{
    /// <summary>Of one facet; an owner confirms a handful, not a page.</summary>
    private const int Most = 12;
    private const int LongestSentence = 400, LongestPhrase = 80;

    /// <summary>What says nothing of the one need.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "目标", "内容", "研究", "历史", "项目", "技术", "产品", "工艺", "方案", "系统", "材料", "原材料", "设备", "平台", "方法", "模型", "system", "systems", "method", "methods", "technology", "capability", "it", "this", "them", "be carried",
    };

    public static Facets Read(IReadOnlyList<FieldText> texts)
    {
        var all = texts.OrderBy(text => text.Field).SelectMany(text => Sentences(text.Text)).Distinct().ToList();
        return new(
            Problem(texts, all), [.. all.SelectMany(TargetReader.Read).DistinctBy(target => target.Text).Take(Most)],
            Found(all, FacetWords.Material()), Found(all, FacetWords.Method()), Found(all, FacetWords.Product()), Found(all, FacetWords.Application()),
            Found(all.Where(sentence => !FacetWords.Excluded().IsMatch(sentence)), FacetWords.Must()), Found(all, FacetWords.Excluded()));
    }

    /// <summary>The sentence that speaks of a difficulty, else of an objective, else the title.</summary>
    private static string? Problem(IReadOnlyList<FieldText> texts, List<string> all) =>
        all.FirstOrDefault(sentence => FacetWords.Problem().IsMatch(sentence)) ?? all.FirstOrDefault(sentence => sentence[^1] is not ':' && FacetWords.Objective().IsMatch(sentence))
        ?? texts.Where(text => text.Field == Field.Title).SelectMany(text => Sentences(text.Text)).FirstOrDefault();

    private static List<string> Found(IEnumerable<string> sentences, System.Text.RegularExpressions.Regex rule) =>
        [.. sentences.SelectMany(sentence => rule.Matches(sentence)).Select(match => Trimmed(match.Groups["what"].Value)).Where(what => what.Length > 1 && !Generic.Contains(what))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    private static string Trimmed(string what) => (what.Length > LongestPhrase ? what[..LongestPhrase] : what).Trim(' ', '的', '等', '和', '、', ',', ':', '-');

    private static IEnumerable<string> Sentences(string text)
    {
        var normalized = Tokens.Normalize(text.Length > Analyzer.LongestText ? text[..Analyzer.LongestText] : text);
        var start = 0;
        for (var i = 0; i <= normalized.Length; i++)
        {
            // A full stop ends a sentence only before a blank: 0.5 goes on.
            var ends = i == normalized.Length || normalized[i] is '。' or ';' or '!' or '?' or '\n' || normalized[i] == '.' && (i + 1 == normalized.Length || char.IsWhiteSpace(normalized[i + 1]));
            if (!ends && i - start < LongestSentence) continue;
            if (normalized[start..i].Trim() is { Length: > 1 } sentence) yield return sentence;
            start = ends ? i + 1 : i;
        }
    }
}
