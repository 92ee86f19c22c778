namespace Marketplace.Matching;

/// <summary>
/// How rare each term is in the indexed documents: idf = ln(1 + (N − df + ½) / (df + ½)), the form of Robertson and Spärck Jones kept
/// above zero as in Lucene's BM25; N and df in rows of one side, so that documents in one language do not change what a word of the
/// other weighs. Frozen between two rebuilds of the index, so that all segments weigh alike.
/// </summary>
internal sealed class Rarity(Postings postings, int[] rows)
{
    public float Of(Term term, int side)
    {
        double frequency = postings.DocumentFrequency(term, side);
        return (float)Math.Log(1 + (rows[side] - frequency + 0.5) / (frequency + 0.5));
    }
}
