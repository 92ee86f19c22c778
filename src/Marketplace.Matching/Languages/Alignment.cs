using System.Numerics.Tensors;

namespace Marketplace.Matching;

/// <summary>
/// p(to | from) for all terms that occur together, by expectation and maximisation. All terms that share no text have probability 0 and
/// are never stored; the time is the sum over texts of |from| · |to|, for each round.
/// </summary>
internal sealed class Alignment(TermSets from, TermSets to, CancellationToken ct)
{
    private const int Rounds = 6;

    /// <summary>Below this a probability is dropped after a round.</summary>
    private const float Least = 1e-3f;

    private readonly (int To, float Weight)[][] learned = new (int, float)[from.Terms.Count][];

    public IEnumerable<(int To, double Weight)> Of(int term) => learned[term].Select(entry => (entry.To, (double)entry.Weight));

    public double Probability(int term, int other) =>
        Array.BinarySearch(learned[term], (other, 0f), ByTo) is var at && at >= 0 ? learned[term][at].Weight : 0;

    private static readonly Comparer<(int To, float)> ByTo = Comparer<(int To, float)>.Create((a, b) => a.To.CompareTo(b.To));

    public Alignment Learn(Action<double> progress)
    {
        var sums = Enumerable.Range(0, to.Count).Select(text => new float[to.Of(text).Length]).ToArray();
        var (values, counts, seen) = (new float[to.Terms.Count], new float[to.Terms.Count], new List<int>());
        Array.Fill(values, 1f);
        for (var round = 0; round < Rounds; round++)
        {
            if (round == 1) Array.Clear(values);
            ct.ThrowIfCancellationRequested();
            foreach (var sum in sums) Array.Fill(sum, 1e-6f);
            for (var term = 0; term < learned.Length; term++)
            {
                Spread(term, values, round);
                foreach (var text in from.TextsOf(term)) Raise(to.Of(text), values, sums[text]);
                Clear(term, values, round);
            }
            foreach (var sum in sums) TensorPrimitives.Divide(1f, sum, sum);
            for (var term = 0; term < learned.Length; term++)
            {
                Spread(term, values, round);
                foreach (var text in from.TextsOf(term)) Share(to.Of(text), values, sums[text], counts, seen);
                Clear(term, values, round);
                learned[term] = Normalized(counts, seen);
            }
            progress((round + 1) / (double)Rounds);
        }
        return this;
    }

    /// <summary>In the first round each term may mean any.</summary>
    private void Spread(int term, float[] values, int round)
    {
        if (round > 0)
            foreach (var (other, weight) in learned[term]) values[other] = weight;
    }

    private void Clear(int term, float[] values, int round)
    {
        if (round > 0)
            foreach (var (other, _) in learned[term]) values[other] = 0;
    }

    private static void Raise(ReadOnlySpan<int> terms, float[] values, float[] sums)
    {
        for (var i = 0; i < terms.Length; i++) sums[i] += values[terms[i]];
    }

    private static void Share(ReadOnlySpan<int> terms, float[] values, float[] parts, float[] counts, List<int> seen)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            var term = terms[i];
            if (values[term] == 0) continue;
            if (counts[term] == 0) seen.Add(term);
            counts[term] += values[term] * parts[i];
        }
    }

    private static (int, float)[] Normalized(float[] counts, List<int> seen)
    {
        seen.Sort();
        var sum = 0.0;
        foreach (var other in seen) sum += counts[other];
        var kept = new List<(int, float)>();
        foreach (var other in seen)
        {
            if (counts[other] >= Least * sum) kept.Add((other, (float)(counts[other] / sum)));
            counts[other] = 0;
        }
        seen.Clear();
        return [.. kept];
    }
}
