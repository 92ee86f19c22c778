namespace Marketplace.Matching;

/// <summary>What an expression may stand for, by the dictionary, by what was learned, and because names are written alike.</summary>
internal sealed class Translations(Knowledge knowledge, RankingModel model)
{
    /// <summary>Of one expression: the rest of a long dictionary article is not what is meant.</summary>
    private const int Most = 12;

    /// <summary>Whether there is anything to look for: most runs of characters are no word.</summary>
    public bool MayHave(Term asked) => IsName(asked) || knowledge.Lexicon.Translations(asked).Length > 0 || knowledge.Learned?.Translations(asked).Length > 0;

    /// <param name="isHeld">Whether some document holds such a term.</param>
    /// <returns>Those that are held, heaviest first; and what the others lack.</returns>
    public (CrossTranslation[] Found, Term[] Missing) Of(Term asked, Predicate<Term> isHeld)
    {
        var (found, missing) = (new Dictionary<Term, CrossTranslation>(), new List<Term>());
        var told = Normalized(knowledge.Lexicon.Translations(asked), isHeld, missing);
        var learned = Normalized(knowledge.Learned is { } bilingual ? bilingual.Translations(asked) : default, isHeld, missing);
        var part = told.Count == 0 ? 1 : learned.Count == 0 ? 0 : model.LearnedPart;
        foreach (var (expression, weight) in told) Add(expression, weight * (1 - part), 0);
        foreach (var (expression, weight) in learned) Add(expression, 0, weight * part);
        if (IsName(asked))
        {
            if (isHeld(asked)) Add(Expression.OfPart(asked), 0, 0, 1);
            else missing.Add(asked);
        }
        return ([.. found.Values.OrderByDescending(one => one.Weight).ThenBy(one => one.Expression.Key.Key)], [.. missing]);

        void Add(Expression expression, double told, double learned, double alike = 0)
        {
            var last = found.GetValueOrDefault(expression.Key);
            found[expression.Key] = new(expression, (float)(last.Weight + told + learned + alike), (float)(last.Told + told), (float)(last.Learned + learned));
        }
    }

    /// <summary>Names, formulas and models are written alike in both languages.</summary>
    private static bool IsName(Term asked) => asked.Kind is Kind.Word;

    private static List<(Expression Expression, double Weight)> Normalized(ReadOnlySpan<Translation> translations, Predicate<Term> isHeld, List<Term> missing)
    {
        var kept = new List<(Expression Expression, double Weight)>();
        foreach (var one in translations)
        {
            if (kept.Count == Most) break;
            var lacks = Array.FindIndex(one.Expression.Parts, part => !isHeld(part));
            if (lacks < 0) kept.Add((one.Expression, one.Weight));
            else missing.Add(one.Expression.Parts[lacks]);
        }
        var sum = kept.Sum(one => one.Weight);
        return [.. kept.Select(one => (one.Expression, one.Weight / sum))];
    }
}
