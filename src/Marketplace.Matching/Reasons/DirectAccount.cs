using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// The value is a sum over common terms (see <see cref="ShelfQuery.Of"/>), so each term's part in it is exact; a reader is shown not
/// single terms but the runs of the document that they make up.
/// </summary>
internal sealed class DirectAccount : Account
{
    private static readonly Field[][] FieldSets = [.. Enumerable.Range(0, 1 << Enum.GetValues<Field>().Length).Select(fields => Enum.GetValues<Field>().Where(field => (fields >> (int)field & 1) != 0).ToArray())];

    private readonly QuerySide query;
    private readonly CommonRuns runs;

    /// <summary>What each term of the query carries.</summary>
    private readonly float[] carried;

    /// <param name="unitScale">By what the weight of a unit is multiplied.</param>
    /// <param name="pairScale">The same of a pair.</param>
    public DirectAccount(QuerySide query, List<Part> document, float unitScale, float pairScale)
    {
        (this.query, runs, carried) = (query, new(query, document), new float[query.Terms.Length]);
        double sum = 0;
        for (var i = 0; i < carried.Length; i++)
        {
            if (runs.Counts[i] == 0) continue;
            carried[i] = query.Weights[i] * Weighing.Local(runs.Counts[i]) * (i < query.Units ? unitScale : pairScale);
            sum += carried[i];
        }
        Value = sum;
    }

    public override double Value { get; }

    protected override void AddShares(Span<double> shares)
    {
        for (var i = 0; i < carried.Length; i++)
            if (carried[i] > 0) shares[(int)query.Terms[i].Kind] += carried[i] / Value;
    }

    /// <summary>The heaviest run takes its terms first; what others share with it is not told twice.</summary>
    public override List<TermReason> Reasons()
    {
        var (taken, heaviest) = (new bool[carried.Length], new List<(double Sum, int Run)>(runs.All.Count));
        for (var i = 0; i < runs.All.Count; i++) heaviest.Add((runs.SumOf(i, carried), i));
        heaviest.Sort((a, b) => b.Sum.CompareTo(a.Sum) is var by and not 0 ? by : a.Run.CompareTo(b.Run));
        var reasons = new List<(double Sum, int Run, int Heaviest)>();
        foreach (var (_, run) in heaviest)
        {
            var (own, most) = (0.0, -1);
            foreach (var place in runs.PlacesOf(run))
            {
                if (taken[place]) continue;
                (taken[place], own) = (true, own + carried[place]);
                if (most < 0 || carried[place] > carried[most]) most = place;
            }
            if (most >= 0) reasons.Add((own, run, most));
        }
        reasons.Sort((a, b) => b.Sum.CompareTo(a.Sum));
        var shown = new List<TermReason>(Explanation.MostTerms);
        foreach (var (sum, run, most) in CollectionsMarshal.AsSpan(reasons)[..Math.Min(reasons.Count, Explanation.MostTerms)])
        {
            var text = runs.TextOf(run);
            shown.Add(new(text, text, FieldSets[query.Fields[most]], FieldSets[runs.Fields[most]], sum / Value));
        }
        return shown;
    }
}
