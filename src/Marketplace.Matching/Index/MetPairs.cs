namespace Marketplace.Matching;

/// <summary>
/// The pairs of all rows as they are met. There are as many different ones as would drive each other out of the caches, so they are dealt out by
/// their hashes first, some ten thousand at a time, and then sorted part by part: each part fits.
/// </summary>
internal sealed class MetPairs
{
    private const int Parts = TermTable.Parts, DealtAtOnce = 1 << 16;

    /// <summary>What was dealt out: pairs and what was met of them, and where each part begins.</summary>
    private readonly List<(ulong[] Pairs, Occurrence[] Met, int[] Begins)> dealt = [];

    private ulong[] pairs = new ulong[256];
    private Occurrence[] met = new Occurrence[256];
    private int length;

    public int Count => (dealt.Count * DealtAtOnce) + length;

    public void Add(Term pair, Occurrence one)
    {
        if (length == pairs.Length)
        {
            if (length == DealtAtOnce) Deal();
            else
            {
                Array.Resize(ref pairs, length * 2);
                Array.Resize(ref met, length * 2);
            }
        }
        (pairs[length], met[length]) = (pair.Key, one);
        length++;
    }

    /// <summary>Writes the postings of all, and gives their table.</summary>
    public TermTable Write(PostingsWriter writer)
    {
        if (dealt.Count == 0)
        {
            var few = new TermTable(length);
            Write(few, pairs.AsSpan(0, length), met.AsSpan(0, length), writer);
            return few;
        }
        Deal();
        var keys = new List<ulong>();
        for (var part = 0; part < Parts; part++)
        {
            var number = dealt.Sum(some => some.Begins[part + 1] - some.Begins[part]);
            var (terms, all, where, end) = (new TermTable(number / 4, ofOnePart: true), new ulong[number], new Occurrence[number], 0);
            foreach (var (some, someMet, begins) in dealt)
            {
                var (from, size) = (begins[part], begins[part + 1] - begins[part]);
                some.AsSpan(from, size).CopyTo(all.AsSpan(end));
                someMet.AsSpan(from, size).CopyTo(where.AsSpan(end));
                end += size;
            }
            Write(terms, all, where, writer);
            keys.AddRange(terms.Keys);
        }
        return new([.. keys]);
    }

    private static void Write(TermTable terms, ReadOnlySpan<ulong> pairs, ReadOnlySpan<Occurrence> met, PostingsWriter writer)
    {
        var ordinals = new int[pairs.Length];
        for (var i = 0; i < ordinals.Length; i++) ordinals[i] = terms.Add(new(pairs[i]));
        writer.Add(terms.Count, ordinals, met);
    }

    private void Deal()
    {
        var begins = new int[Parts + 1];
        for (var i = 0; i < length; i++) begins[TermTable.PartOf(new(pairs[i])) + 1]++;
        for (var part = 0; part < Parts; part++) begins[part + 1] += begins[part];
        var (next, sorted, sortedMet) = (begins.AsSpan(0, Parts).ToArray(), new ulong[length], new Occurrence[length]);
        for (var i = 0; i < length; i++)
        {
            var place = next[TermTable.PartOf(new(pairs[i]))]++;
            (sorted[place], sortedMet[place]) = (pairs[i], met[i]);
        }
        dealt.Add((sorted, sortedMet, begins));
        length = 0;
    }
}
