namespace Marketplace.Matching;

/// <summary>One side of a query into the other language: a structured query, in which all translations of a word make up one term.</summary>
/// <param name="side">Of the documents that are asked.</param>
internal sealed class Translator(Knowledge knowledge, Snapshot snapshot, int side, RankingModel model)
{
    /// <summary>Of one expression: the rest of a long dictionary article is not what is meant.</summary>
    private const int MostTranslations = 12;

    /// <summary>Of one query: those said most often, then those said first.</summary>
    public const int MostExpressions = 400;

    private readonly Dictionary<Term, CrossTranslation[]> known = [];

    /// <summary>
    /// The expressions of the query that have a translation. English ones all, words and the phrases they make up; in Chinese, where most
    /// characters are words too, only the longest from left to right.
    /// </summary>
    /// <param name="coverage">The part of the query's units, by their rarity, that belong to an expression with a translation.</param>
    public List<CrossTerm> Translate(IEnumerable<Part> query, Rarity rarity, out double coverage)
    {
        var counts = new Dictionary<Term, int>();
        double covered = 0, all = 0;
        foreach (var part in query)
        {
            var (units, end, counted) = (part.Analysis.Units, 0, Weighing.Counted(part.Field));
            for (var start = 0; start < units.Count; start++)
            {
                if (start >= end || units[start].Term.Kind == Kind.Word)
                    foreach (var (key, length) in Known(units, start))
                    {
                        counts[key] = Math.Min(Weighing.Most, counts.GetValueOrDefault(key) + counted);
                        end = Math.Max(end, start + length);
                    }
                var weight = counted * rarity.Of(units[start].Term, 1 - side);
                (covered, all) = (covered + (start < end ? weight : 0), all + weight);
            }
        }
        coverage = all > 0 ? covered / all : 0;
        return [.. counts.OrderByDescending(entry => entry.Value).Take(MostExpressions).Select(entry => new CrossTerm(entry.Key, entry.Value, known[entry.Key]))];
    }

    private IEnumerable<(Term Key, int Length)> Known(List<Unit> units, int start)
    {
        var found = Expressions(units, start).Where(one => TranslationsOf(one.Key).Length > 0);
        return units[start].Term.Kind == Kind.Character ? found.TakeLast(1) : found;
    }

    private static IEnumerable<(Term Key, int Length)> Expressions(List<Unit> units, int start)
    {
        var most = units[start].Term.Kind == Kind.Character ? Lexicon.LongestChinese : Lexicon.LongestEnglish;
        var key = units[start].Term;
        yield return (key, 1);
        for (var length = 1; length < most && start + length < units.Count && units[start + length].Joined; length++)
            yield return (key = Expression.Extend(key, length, units[start + length].Term), length + 1);
    }

    private CrossTranslation[] TranslationsOf(Term asked)
    {
        if (known.TryGetValue(asked, out var translations)) return translations;
        var inLexicon = knowledge.Lexicon.Translations(asked);
        var inLearned = knowledge.Learned is { } bilingual ? bilingual.Translations(asked) : default;
        var isAlike = asked.Kind is Kind.Word && snapshot.Holds(asked, side);
        // Most runs of characters are no word.
        if (inLexicon.Length + inLearned.Length == 0 && !isAlike) return [];
        var found = new Dictionary<Term, CrossTranslation>();
        var (told, learned) = (Normalized(inLexicon), Normalized(inLearned));
        var part = told.Count == 0 ? 1 : learned.Count == 0 ? 0 : model.LearnedPart;
        foreach (var (expression, weight) in told) Add(expression, weight * (1 - part), 0);
        foreach (var (expression, weight) in learned) Add(expression, 0, weight * part);
        // Names, formulas and models are written alike in both.
        if (isAlike) Add(Expression.OfPart(asked), 0, 0, 1);
        return known[asked] = [.. found.Values.OrderByDescending(one => one.Weight).ThenBy(one => one.Expression.Key.Key)];

        void Add(Expression expression, double told, double learned, double alike = 0)
        {
            var last = found.GetValueOrDefault(expression.Key);
            found[expression.Key] = new(expression, (float)(last.Weight + told + learned + alike), (float)(last.Told + told), (float)(last.Learned + learned));
        }
    }

    private List<(Expression Expression, double Weight)> Normalized(ReadOnlySpan<Translation> translations)
    {
        var kept = new List<(Expression Expression, double Weight)>();
        foreach (var one in translations)
        {
            if (kept.Count == MostTranslations) break;
            if (one.Expression.Parts.All(part => snapshot.Holds(part, side))) kept.Add((one.Expression, one.Weight));
        }
        var sum = kept.Sum(one => one.Weight);
        return [.. kept.Select(one => (one.Expression, one.Weight / sum))];
    }
}
