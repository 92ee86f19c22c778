namespace Marketplace.Matching;

/// <summary>
/// The value is a sum over common terms (see <see cref="Segment.Score"/>), so each term's part in it is exact; a reader is shown not
/// single terms but the runs of the document that they make up.
/// </summary>
/// <param name="asked">The query's fields and what stands in each.</param>
internal sealed class DirectAccount(Lazy<List<(Field Field, Bag Bag)>> asked, List<Part> document, Dictionary<Term, double> carried) : Account(carried.Values.Sum())
{
    protected override IEnumerable<(string Signal, double Share)> Parts() => carried.Select(entry => (NameOf(entry.Key.Kind), entry.Value / Value));

    /// <summary>The heaviest run takes its terms first; what others share with it is not told twice.</summary>
    public override List<TermReason> Reasons()
    {
        var taken = new HashSet<Term>();
        var reasons = new List<(string Text, Term Heaviest, double Sum)>();
        foreach (var run in CommonRun.In(document, carried.ContainsKey).OrderByDescending(run => run.Terms.Distinct().Sum(term => carried[term])))
        {
            var own = run.Terms.Where(taken.Add).ToList();
            if (own.Count == 0) continue;
            reasons.Add((run.Text, own.MaxBy(term => carried[term]), own.Sum(term => carried[term])));
        }
        var found = Bag.ByField(document);
        return [.. reasons.OrderByDescending(reason => reason.Sum).Take(Explanation.MostTerms)
            .Select(reason => new TermReason(reason.Text, reason.Text, Fields(asked.Value, reason.Heaviest), Fields(found, reason.Heaviest), reason.Sum / Value))];
    }

    private static List<Field> Fields(List<(Field Field, Bag Bag)> parts, Term term) =>
        [.. parts.Where(part => part.Bag.ContainsKey(term)).Select(part => part.Field).Distinct().Order()];
}
