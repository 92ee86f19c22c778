namespace Marketplace.Matching;

/// <summary>
/// How well documents of the other language answer a query: for each expression of the query its idf, taken over all its translations
/// together, times its saturated frequency (BM25's), as a part of what a document could have at most.
/// </summary>
internal sealed class CrossScores
{
    internal static double K = 1.2, B = 0.75, IdfPower = 0.7;
    internal static double[] LengthWeight = [0, 1, 1, 1, 1, 1, 1, 1, 1];

    private readonly Snapshot snapshot;
    private readonly List<CrossTerm> terms;
    private readonly double[] idf;
    private readonly double most;
    private readonly int side;

    /// <param name="side">Of the documents: 0 for those in CJK characters.</param>
    public CrossScores(Snapshot snapshot, Knowledge knowledge, IEnumerable<Part> query, int side)
    {
        (this.snapshot, this.side) = (snapshot, side);
        var postings = snapshot.Layers[0].Segment.Postings;
        terms = new Translator(knowledge, postings).Translate(query);
        idf = new double[terms.Count];
        var frequencies = new Frequencies(snapshot.Layers[0].Segment.RowCount);
        double rows = snapshot.Layers[0].Segment.FilledRows(side);
        for (var i = 0; i < terms.Count; i++)
        {
            Fill(terms[i], postings, frequencies);
            var df = frequencies.Touched.Sum(row => Math.Min(1.0, frequencies[row]));
            frequencies.Clear();
            idf[i] = Math.Pow(Math.Log(1 + Math.Max(0, rows - df + 0.5) / (df + 0.5)), IdfPower) * Weighing.Local(terms[i].Count) * LengthWeight[terms[i].Length];
            most += idf[i] * (K + 1);
        }
    }

    public bool IsEmpty => terms.Count == 0;

    /// <summary>Adds to each row of the segment; in [0, 1).</summary>
    public void Score(Segment segment, Span<float> rows)
    {
        var frequencies = new Frequencies(segment.RowCount);
        for (var i = 0; i < terms.Count; i++)
        {
            Fill(terms[i], segment.Postings, frequencies);
            foreach (var row in frequencies.Touched) rows[row] += (float)(idf[i] / most * Saturated(frequencies[row], segment.Length(row) / snapshot.Layers[0].Segment.MeanLength(side)));
            frequencies.Clear();
        }
    }

    private static double Saturated(double frequency, double length) => frequency * (K + 1) / (frequency + K * (1 - B + B * length));

    private void Fill(CrossTerm term, Postings postings, Frequencies frequencies)
    {
        foreach (var translation in term.Translations) ExpressionRows.Add(postings, translation.Expression, translation.Weight, side, frequencies);
    }
}
