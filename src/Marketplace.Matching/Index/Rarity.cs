namespace Marketplace.Matching;

/// <summary>
/// How rare each term is in the indexed documents: idf = ln(1 + (N − df + ½) / (df + ½)), the form of Robertson and Spärck Jones kept
/// above zero as in Lucene's BM25; N and df in rows of one side, so that documents in one language do not change what a word of the
/// other weighs. Frozen between two rebuilds of the index, so that all segments weigh alike.
/// </summary>
internal sealed class Rarity(Shelf[] shelves)
{
    /// <summary>Of the small frequencies, which most terms have.</summary>
    private readonly float[][] known = [.. shelves.Select(shelf => Enumerable.Range(0, 1024).Select(frequency => Of(frequency, shelf.Rows)).ToArray())];

    public float Of(Term term, int side) => OfOrdinal(shelves[side].Postings.Find(term), side);

    /// <summary>The shelf that is counted in.</summary>
    public Shelf ShelfOf(int side) => shelves[side];

    /// <param name="ordinal">In the shelf that is counted in; -1 for a term that it does not know.</param>
    public float OfOrdinal(int ordinal, int side) => OfFrequency(ordinal < 0 ? 0 : shelves[side].Postings.DocumentFrequency(ordinal), side);

    /// <summary>Whether this shelf is what is counted in.</summary>
    public bool IsOf(Shelf shelf, int side) => shelf == shelves[side];

    /// <summary>The same of a term of this shelf, faster where the shelf is what is counted in.</summary>
    public float Of(Shelf shelf, int ordinal, int side) =>
        IsOf(shelf, side) ? OfFrequency(shelf.Postings.DocumentFrequency(ordinal), side) : Of(shelf.Postings.TermOf(ordinal), side);

    private float OfFrequency(int frequency, int side) => frequency < known[side].Length ? known[side][frequency] : Of(frequency, shelves[side].Rows);

    private static float Of(double frequency, int rows) => (float)Math.Log(1 + (Math.Max(rows, frequency) - frequency + 0.5) / (frequency + 0.5));
}
