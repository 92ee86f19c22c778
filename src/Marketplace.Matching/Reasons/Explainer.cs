namespace Marketplace.Matching;

/// <summary>
/// Takes the score of one document for one query apart. The value is a sum over common terms (see <see cref="Segment.Score"/>), so each
/// term's part in it is exact; a reader is shown not single terms but the runs of the document that they make up.
/// </summary>
internal sealed class Explainer
{
    private readonly List<Part> queryParts, documentParts;
    private readonly Dictionary<Term, double> carried;
    private readonly double value;
    private readonly RankingModel model;

    public Explainer(Rarity rarity, RankingModel model, IReadOnlyList<FieldText> query, Document document)
    {
        (queryParts, documentParts, carried, this.model) = ([], [], [], model);
        foreach (var querySide in Sides.Of(query))
        {
            var weights = new QuerySide(querySide, rarity, model).Weights;
            foreach (var documentSide in Sides.Of(document.Texts))
            {
                var contributions = Contributions(weights, Bag.Of(documentSide), rarity);
                var sum = contributions.Values.Sum();
                if (sum > value) (queryParts, documentParts, carried, value) = (querySide, documentSide, contributions, sum);
            }
        }
    }

    public Explanation Explain() => new(model.Score(value), model.LevelOf(model.Score(value)), Reasons(), Parts());

    private static Dictionary<Term, double> Contributions(IReadOnlyDictionary<Term, float> weights, Bag document, Rarity rarity)
    {
        double units = 0, pairs = 0;
        foreach (var (term, count) in document)
        {
            var weight = rarity.Of(term) * Weighing.Local(count);
            if (term.IsPair) pairs += weight * weight;
            else units += weight * weight;
        }
        return document.Where(entry => weights.ContainsKey(entry.Key)).ToDictionary(
            entry => entry.Key,
            entry => weights[entry.Key] * Weighing.Local(entry.Value) / Math.Sqrt(entry.Key.IsPair ? pairs : units));
    }

    private Dictionary<string, double> Parts() => new(StringComparer.Ordinal)
    {
        ["characters"] = Share(Kind.Character),
        ["pairs"] = Share(Kind.Pair),
        ["words"] = Share(Kind.Word),
        ["phrases"] = Share(Kind.Phrase),
        ["dictionary"] = 0,
        ["learned"] = 0,
    };

    private double Share(Kind kind) => value > 0 ? carried.Where(entry => entry.Key.Kind == kind).Sum(entry => entry.Value) / value : 0;

    /// <summary>The heaviest run takes its terms first; what others share with it is not told twice.</summary>
    private List<TermReason> Reasons()
    {
        var taken = new HashSet<Term>();
        var reasons = new List<TermReason>();
        foreach (var run in CommonRun.In(documentParts, carried.ContainsKey).OrderByDescending(run => run.Terms.Distinct().Sum(term => carried[term])))
        {
            var own = run.Terms.Where(taken.Add).ToList();
            if (own.Count == 0) continue;
            var heaviest = own.MaxBy(term => carried[term]);
            reasons.Add(new(run.Text, run.Text, Fields(queryParts, heaviest), Fields(documentParts, heaviest), own.Sum(term => carried[term]) / value));
        }
        return [.. reasons.OrderByDescending(reason => reason.Share).Take(Explanation.MostTerms)];
    }

    private static List<Field> Fields(List<Part> parts, Term term) =>
        [.. parts.Where(part => Bag.Of([part]).ContainsKey(term)).Select(part => part.Field).Distinct().Order()];
}
