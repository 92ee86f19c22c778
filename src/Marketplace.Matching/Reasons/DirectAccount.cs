namespace Marketplace.Matching;

/// <summary>
/// The value is a sum over common terms (see <see cref="ShelfQuery.Of"/>), so each term's part in it is exact; a reader is shown not
/// single terms but the runs of the document that they make up.
/// </summary>
internal sealed class DirectAccount : Account
{
    private static readonly Field[][] FieldSets = [.. Enumerable.Range(0, 1 << Enum.GetValues<Field>().Length).Select(fields => Enum.GetValues<Field>().Where(field => (fields >> (int)field & 1) != 0).ToArray())];

    private const int MostOnStack = 256;

    private readonly QuerySide query;
    private readonly CommonRuns runs;

    /// <summary>What each term of the query carries.</summary>
    private readonly float[] carried;

    /// <param name="unitScale">By what the weight of a unit is multiplied.</param>
    /// <param name="pairScale">The same of a pair.</param>
    public DirectAccount(QuerySide query, CommonRuns runs, float unitScale, float pairScale)
    {
        (this.query, this.runs, carried) = (query, runs, new float[query.Terms.Length]);
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
        var (taken, number) = (new bool[carried.Length], runs.All.Count);
        var sums = number <= MostOnStack ? stackalloc ulong[number] : new ulong[number];
        for (var run = 0; run < number; run++) sums[run] = HeaviestFirst(runs.SumOf(run, carried), run);
        sums.Sort();
        var (heads, own, told) = (new int[number], new double[number], 0);
        foreach (var sum in sums)
        {
            var (run, most) = ((int)(uint)sum, -1);
            foreach (var place in runs.PlacesOf(run))
            {
                if (taken[place]) continue;
                taken[place] = true;
                own[run] += carried[place];
                if (most < 0 || carried[place] > carried[most]) most = place;
            }
            // They are no more than those that were looked at.
            if (most >= 0) (heads[run], sums[told++]) = (most, HeaviestFirst((float)own[run], run));
        }
        sums[..told].Sort();
        var shown = new List<TermReason>(Explanation.MostTerms);
        foreach (var sum in sums[..Math.Min(told, Explanation.MostTerms)])
        {
            var (run, text) = ((int)(uint)sum, runs.TextOf((int)(uint)sum));
            shown.Add(new(text, text, FieldSets[query.Fields[heads[run]]], FieldSets[runs.Fields[heads[run]]], own[run] / Value));
        }
        return shown;
    }

    /// <summary>Numbers sort faster than what is compared by code: a sum, which is at least 0, and its run.</summary>
    private static ulong HeaviestFirst(float sum, int run) => ((ulong)~BitConverter.SingleToUInt32Bits(sum) << 32) | (uint)run;
}
