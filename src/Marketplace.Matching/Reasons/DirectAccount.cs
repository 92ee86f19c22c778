using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>
/// The value is a sum over common terms (see <see cref="ShelfQuery.Of"/>), so each term's part in it is exact; a reader is shown not
/// single terms but the runs of the document that they make up.
/// </summary>
internal sealed class DirectAccount : Account
{
    private static readonly Field[][] FieldSets = [.. Enumerable.Range(0, 1 << Enum.GetValues<Field>().Length).Select(fields => Enum.GetValues<Field>().Where(field => (fields >> (int)field & 1) != 0).ToArray())];

    private const int MostOnStack = 256, Kinds = (int)Kind.Phrase + 1;

    /// <summary>Behind all that is <see cref="HeaviestFirst"/>.</summary>
    private const ulong Done = ulong.MaxValue;

    private readonly QuerySide query;
    private readonly CommonRuns runs;

    /// <summary>What each term of the query carries; rented.</summary>
    private readonly float[] carried;

    private Sums sums;

    /// <param name="unitScale">By what the weight of a unit is multiplied.</param>
    /// <param name="pairScale">The same of a pair.</param>
    public DirectAccount(QuerySide query, CommonRuns runs, float unitScale, float pairScale)
    {
        (this.query, this.runs, carried) = (query, runs, ArrayPool<float>.Shared.Rent(query.Terms.Length));
        carried.AsSpan(0, query.Terms.Length).Clear();
        var counts = runs.Counts;
        var found = runs.Found;
        for (var word = 0; word < found.Length; word++)
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word * 64) + BitOperations.TrailingZeroCount(bits);
                carried[place] = query.Weights[place] * Weighing.Local(counts[place]) * (place < query.Units ? unitScale : pairScale);
                sums[(int)query.Terms[place].Kind] += carried[place];
                Value += carried[place];
            }
    }

    public override double Value { get; }

    public override void Dispose()
    {
        ArrayPool<float>.Shared.Return(carried);
        runs.Dispose();
    }

    protected override void AddShares(Span<double> shares)
    {
        for (var kind = 0; kind < Kinds; kind++) shares[kind] += sums[kind] / Value;
    }

    /// <summary>The heaviest run takes its terms first; what others share with it is not told twice.</summary>
    public override List<TermReason> Reasons()
    {
        var number = runs.All.Count;
        Span<bool> taken = stackalloc bool[query.Terms.Length];
        taken.Clear();
        var heads = number <= MostOnStack ? stackalloc int[number] : new int[number];
        var own = number <= MostOnStack ? stackalloc double[number] : new double[number];
        own.Clear();
        var left = number <= MostOnStack ? stackalloc ulong[number] : new ulong[number];
        var told = number <= MostOnStack ? stackalloc ulong[number] : new ulong[number];
        var many = 0;
        for (var run = 0; run < number; run++) left[run] = HeaviestFirst(SumOf(runs.PlacesOf(run)), run);
        // Hardly more are looked at than are shown: to find the heaviest again and again is less than to sort all.
        while (number > 0 && TensorPrimitives.Min<ulong>(left) is var sum and not Done)
        {
            // No more is left of any run than all that it has.
            if (many >= Explanation.MostTerms && Heavier(told[..many], sum) >= Explanation.MostTerms) break;
            var (run, most) = ((int)(uint)sum, -1);
            left[run] = Done;
            foreach (var place in runs.PlacesOf(run))
            {
                if (taken[place]) continue;
                taken[place] = true;
                own[run] += carried[place];
                if (most < 0 || carried[place] > carried[most]) most = place;
            }
            if (most >= 0) (heads[run], told[many++]) = (most, HeaviestFirst((float)own[run], run));
        }
        told[..many].Sort();
        var shown = new List<TermReason>(Explanation.MostTerms);
        foreach (var sum in told[..Math.Min(many, Explanation.MostTerms)])
        {
            var (run, text) = ((int)(uint)sum, runs.TextOf((int)(uint)sum));
            shown.Add(new(text, text, FieldSets[query.Fields[heads[run]]], FieldSets[runs.Fields[heads[run]]], own[run] / Value));
        }
        return shown;
    }

    /// <summary>What terms carry, each once.</summary>
    private float SumOf(ReadOnlySpan<int> places)
    {
        var sum = 0f;
        for (var i = 0; i < places.Length; i++)
            if (!places[..i].Contains(places[i])) sum += carried[places[i]];
        return sum;
    }

    private static int Heavier(ReadOnlySpan<ulong> told, ulong sum)
    {
        var heavier = 0;
        foreach (var one in told) heavier += one < sum ? 1 : 0;
        return heavier;
    }

    /// <summary>Of each kind of terms together.</summary>
    [InlineArray(Kinds)]
    private struct Sums
    {
        private double first;
    }

    /// <summary>Numbers sort faster than what is compared by code: a sum, which is at least 0, and its run.</summary>
    private static ulong HeaviestFirst(float sum, int run) => ((ulong)~BitConverter.SingleToUInt32Bits(sum) << 32) | (uint)run;
}
