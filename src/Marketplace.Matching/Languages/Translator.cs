namespace Marketplace.Matching;

/// <summary>One side of a query into the other language: a structured query, in which all translations of a word make up one term.</summary>
internal sealed class Translator(Knowledge knowledge, Postings postings)
{
    /// <summary>Of one expression: the rest of a long dictionary article is not what is meant.</summary>
    private const int MostTranslations = 12;

    /// <summary>The part of what was learned where both know the expression.</summary>
    internal static double LearnedPart = 0.5;
    internal static bool AllMatches = true;

    public List<CrossTerm> Translate(IEnumerable<Part> side)
    {
        var counts = new Dictionary<Term, (int Length, int Count)>();
        foreach (var part in side)
        {
            var units = part.Analysis.Units;
            for (var start = 0; start < units.Count; start++)
                foreach (var (key, length) in Expressions(units, start))
                    counts[key] = (length, Math.Min(Weighing.Most, counts.GetValueOrDefault(key).Count + Weighing.Counted(part.Field)));
        }
        return [.. counts.Select(entry => new CrossTerm(entry.Key, entry.Value.Length, entry.Value.Count, TranslationsOf(entry.Key))).Where(term => term.Translations.Length > 0)];
    }

    private static IEnumerable<(Term Key, int Length)> Expressions(IReadOnlyList<Unit> units, int start)
    {
        var most = units[start].Term.Kind == Kind.Character ? Lexicon.LongestChinese : Lexicon.LongestEnglish;
        var key = units[start].Term;
        yield return (key, 1);
        for (var length = 1; length < most && start + length < units.Count && units[start + length].Joined; length++)
            yield return (key = Expression.Extend(key, length, units[start + length].Term), length + 1);
    }

    private Translation[] TranslationsOf(Term asked)
    {
        var found = new Dictionary<Term, (Expression Expression, double Weight)>();
        var (told, learned) = (Normalized(knowledge.Lexicon.Translations(asked)), Normalized(knowledge.Learned is { } model ? model.Translations(asked) : default));
        var part = told.Count == 0 ? 1 : learned.Count == 0 ? 0 : LearnedPart;
        foreach (var (expression, weight) in told) Add(expression, weight * (1 - part));
        foreach (var (expression, weight) in learned) Add(expression, weight * part);
        // Names, formulas and models are written alike in both.
        if (asked.Kind is Kind.Word && postings.DocumentFrequency(asked) > 0) Add(Expression.OfPart(asked), 1);
        return [.. found.Values.Select(one => new Translation(one.Expression, (float)one.Weight)).OrderByDescending(one => one.Weight).ThenBy(one => one.Expression.Key.Key)];

        void Add(Expression expression, double weight) =>
            found[expression.Key] = (expression, weight + found.GetValueOrDefault(expression.Key).Weight);
    }

    private List<(Expression Expression, double Weight)> Normalized(ReadOnlySpan<Translation> translations)
    {
        var kept = new List<(Expression Expression, double Weight)>();
        foreach (var one in translations)
        {
            if (kept.Count == MostTranslations) break;
            if (one.Expression.Parts.All(part => postings.DocumentFrequency(part) > 0)) kept.Add((one.Expression, one.Weight));
        }
        var sum = kept.Sum(one => one.Weight);
        return [.. kept.Select(one => (one.Expression, one.Weight / sum))];
    }
}
