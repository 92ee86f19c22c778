namespace Marketplace.Matching;

/// <summary>
/// The value is a sum over common terms (see <see cref="Segment.Score"/>), so each term's part in it is exact; a reader is shown not
/// single terms but the runs of the document that they make up.
/// </summary>
internal sealed class DirectAccount(List<Part> query, List<Part> document, Dictionary<Term, double> carried) : Account(carried.Values.Sum())
{
    protected override IEnumerable<(string Signal, double Share)> Parts() => carried.Select(entry => (NameOf(entry.Key.Kind), entry.Value / Value));

    /// <summary>The heaviest run takes its terms first; what others share with it is not told twice.</summary>
    public override List<TermReason> Reasons()
    {
        var taken = new HashSet<Term>();
        var reasons = new List<TermReason>();
        foreach (var run in CommonRun.In(document, carried.ContainsKey).OrderByDescending(run => run.Terms.Distinct().Sum(term => carried[term])))
        {
            var own = run.Terms.Where(taken.Add).ToList();
            if (own.Count == 0) continue;
            var heaviest = own.MaxBy(term => carried[term]);
            reasons.Add(new(run.Text, run.Text, Fields(query, heaviest), Fields(document, heaviest), own.Sum(term => carried[term]) / Value));
        }
        return [.. reasons.OrderByDescending(reason => reason.Share).Take(Explanation.MostTerms)];
    }
}
