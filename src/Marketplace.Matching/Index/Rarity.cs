namespace Marketplace.Matching;

/// <summary>
/// How rare each term is in the indexed documents: idf = ln(1 + (N − df + ½) / (df + ½)), the form of Robertson and Spärck Jones kept
/// above zero as in Lucene's BM25; N and df in rows of one side, so that documents in one language do not change what a word of the
/// other weighs. Frozen between two rebuilds of the index, so that all segments weigh alike.
/// </summary>
internal sealed class Rarity(Shelf[] shelves)
{
    public float Of(Term term, int side)
    {
        double frequency = shelves[side].Postings.DocumentFrequency(term);
        return (float)Math.Log(1 + (shelves[side].Rows - frequency + 0.5) / (frequency + 0.5));
    }
}
