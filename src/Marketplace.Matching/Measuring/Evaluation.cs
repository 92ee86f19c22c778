namespace Marketplace.Matching;

/// <summary>
/// Measures a ranking model on a folder of judged texts, always in the same way; what is fitted is fitted on other needs and papers than
/// it is measured on.
/// </summary>
public static class Evaluation
{
    private static readonly string[] Languages = ["zh", "en", "both"];

    /// <param name="learnedFolds">How many of the five folds of the learned figures are measured; each takes some ten seconds.</param>
    /// <param name="progress">Told before each measure what comes.</param>
    public static EvaluationReport Run(DataFolder data, RankingModel? model = null, int learnedFolds = Crossing.Folds, Action<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        model ??= RankingModel.Default;
        var (chinese, english) = (data.ChineseResults(), data.EnglishResults());

        Next("Chinese needs");
        var pairs = Judged.Pairs(data, IndexOf(chinese));
        var levels = Judged.Levels(pairs);
        Next("English needs");
        var (success, recall) = Linked.Of(data, IndexOf(english));
        Next("dictionary");
        var lexicon = data.Dictionary();
        var crossing = new Crossing(data);
        Next("across languages, dictionary only");
        var cold = crossing.Cold(lexicon, model);
        Next("one catalogue of both languages");
        var mixed = IndexOf([.. chinese, .. english]);
        mixed.Knowledge = new(lexicon);
        var (mixedPairs, mixedLinks) = (Judged.Pairs(data, mixed), Linked.Of(data, mixed));
        Next("papers posted in one language or both");
        var posted = crossing.Posted(lexicon, model);
        Next("papers asked for by their whole text");
        List<Document> others = [.. chinese, .. english];
        var (wholeZh, wholeEn) = (crossing.Whole(lexicon, model, others, english: false), crossing.Whole(lexicon, model, others, english: true));
        var learned = new List<int>();
        for (var fold = 0; fold < learnedFolds; fold++)
        {
            Next($"across languages, learned, fold {fold + 1} of {learnedFolds}");
            learned.AddRange(crossing.Learned(lexicon, model, fold, ct));
        }

        return new(model.Version,
        [
            new("zh nDCG@10", Judged.Ndcg(pairs), 0.63, 0.70),
            new("zh level error", [.. levels.Select(pair => (double)Math.Abs(pair.Told - pair.Given))], 0.45, 0.40, LowerIsBetter: true),
            new("zh levels 3-4 recalled", [.. levels.Where(pair => pair.Given >= 3).Select(pair => pair.Told >= 3 ? 1.0 : 0)]),
            new("en Success@10", success, 0.875, 0.93),
            new("en Recall@100", recall, 0.95, 0.98),
            new("cross cold Success@10", Within(cold, 10), 0.90, 0.95),
            new("cross cold Success@1", Within(cold, 1)),
            .. learned.Count == 0 ? Array.Empty<Figure>() : [new("cross learned Success@10", Within(learned, 10), 0.93, 0.97), new("cross learned Success@1", Within(learned, 1), 0.70, 0.85)],
            new("mixed zh nDCG@10", Judged.Ndcg(mixedPairs)),
            new("mixed en Success@10", mixedLinks.Success10),
            new("mixed en Recall@100", mixedLinks.Recall100),
            new("whole text, zh asked, en posted, Success@1", Within(wholeZh, 1)), new("whole text, en asked, zh posted, Success@1", Within(wholeEn, 1)),
            .. posted.OrderBy(group => group.Key).Select(group =>
                new Figure($"reciprocal rank, {(group.Key.EnglishAsked ? "en" : "zh")} asked, {Languages[group.Key.Posted]} posted", group.Value)),
        ],
        Reliability.Of(pairs.SelectMany(need => need)));

        void Next(string what)
        {
            ct.ThrowIfCancellationRequested();
            progress?.Invoke(what);
        }

        MatchIndex IndexOf(List<Document> documents)
        {
            var index = new MatchIndex(model);
            index.Apply(documents, []);
            return index;
        }
    }

    private static List<double> Within(List<int> ranks, int first) => [.. ranks.Select(rank => rank > 0 && rank <= first ? 1.0 : 0)];
}
