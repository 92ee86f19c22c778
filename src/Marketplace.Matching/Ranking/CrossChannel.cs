namespace Marketplace.Matching;

/// <summary>
/// Query and document in two languages: for each expression of the query its idf, taken over all its translations together, times its
/// saturated frequency (BM25's), as a part of what a document could have at most. What documents share with the query by chance, the more
/// the longer it is, is taken off; the rest is brought to the scale of the direct channel.
/// </summary>
internal sealed class CrossChannel : Channel
{
    private readonly List<Part> query;
    private readonly List<CrossTerm> terms;
    private readonly double[] weights;
    private readonly double meanLength;
    private readonly double scale, covered, chance;

    /// <summary>The first layer, which most documents stand in, and its sums: their deviation was needed anyway.</summary>
    private readonly Segment first;
    private readonly float[] firstSums;

    private readonly RankingModel model;

    public CrossChannel(Snapshot snapshot, Knowledge knowledge, List<Part> query, int querySide, RankingModel model) : base(1 - querySide)
    {
        (this.query, this.model) = (query, model);
        scale = model.CrossScale[Side] * (knowledge.Learned is null ? 1 : model.LearnedScale);
        var segment = snapshot.Layers[0].Segment;
        terms = new Translator(knowledge, snapshot, Side, model).Translate(query, snapshot.Rarity, out var coverage);
        meanLength = segment.MeanLength(Side);
        weights = new double[terms.Count];
        var frequencies = new Frequencies(segment.RowCount);
        (first, firstSums) = (segment, new float[segment.RowCount]);
        for (var i = 0; i < weights.Length; i++)
        {
            Fill(terms[i], segment.Postings, frequencies);
            var df = frequencies.Touched.Sum(row => Math.Min(1.0, frequencies[row]));
            var idf = Math.Log(1 + (Math.Max(0, segment.FilledRows(Side) - df) + 0.5) / (df + 0.5));
            weights[i] = Math.Pow(idf, model.CrossIdfPower) * Weighing.Local(terms[i].Count) * (terms[i].Asked.Kind == Kind.Character ? model.CrossSingle : 1);
            Add(i, segment, frequencies, firstSums);
        }
        // What cannot be said in the other language cannot be found there: then all that is found is only this part of the query.
        covered = coverage / Math.Max(double.Epsilon, weights.Sum());
        var (mean, deviation) = segment.Moments(firstSums, Side);
        chance = covered * model.Chance(mean, deviation, segment.FilledRows(Side));
        var values = Array.ConvertAll(firstSums, sum => (float)ValueOf(sum, false));
        scale *= model.Spread(segment.Deviation(values, Side), segment.FilledRows(Side));
    }

    public bool IsEmpty => terms.Count == 0;

    public override void Raise(Segment segment, Span<float> values)
    {
        using var sums = Scratch.Zeros(segment == first ? 0 : segment.RowCount);
        var rows = segment == first ? firstSums : sums.Span;
        if (segment != first) Add(segment, rows);
        for (var i = 0; i < values.Length; i++)
            if (rows[i * Sides.Number + Side] is var sum && sum > 0) values[i] = Math.Max(values[i], (float)ValueOf(sum, segment.Length(i * Sides.Number + 1 - Side) > 0));
    }

    private void Add(Segment segment, Span<float> rows)
    {
        var frequencies = new Frequencies(segment.RowCount);
        for (var i = 0; i < weights.Length; i++)
        {
            Fill(terms[i], segment.Postings, frequencies);
            Add(i, segment, frequencies, rows);
        }
    }

    private void Add(int term, Segment segment, Frequencies frequencies, Span<float> rows)
    {
        foreach (var row in frequencies.Touched) rows[row] += (float)(weights[term] * Saturated(frequencies[row], segment.Length(row)));
        frequencies.Clear();
    }

    public override Account Explain(List<Part> document, bool hasOther)
    {
        var bag = Bag.Of(document);
        var length = bag.Where(entry => !entry.Key.IsPair).Sum(entry => entry.Value);
        var carried = new List<CrossCarried>();
        // Many documents have one language only, and a query many translations.
        for (var i = 0; i < weights.Length && bag.Count > 0; i++)
        {
            var found = terms[i].Translations.Select(one => (one, Frequency: one.Weight * (double)one.Expression.Parts.Min(part => bag.GetValueOrDefault(part))))
                .Where(one => one.Frequency > 0).ToList();
            if (found.Count > 0) carried.Add(new(terms[i], weights[i] * Saturated(found.Sum(one => one.Frequency), length), found));
        }
        return new CrossAccount(query, document, carried, ValueOf(carried.Sum(one => one.Value), hasOther));
    }

    /// <summary>A document that is read in the query's own language too has two chances; the second counts less, or it would be favoured.</summary>
    private double ValueOf(double sum, bool hasOther) =>
        sum <= 0 ? 0 : scale * (hasOther ? model.SecondChance : 1) * Math.Pow(Math.Max(covered * sum - chance, model.CrossKept * covered * sum), model.CrossPower[Side]);

    private double Saturated(double frequency, double length) => frequency / (frequency + model.CrossSaturation * (0.25 + 0.75 * length / meanLength));

    private void Fill(CrossTerm term, Postings postings, Frequencies frequencies)
    {
        foreach (var translation in term.Translations) ExpressionRows.Add(postings, translation.Expression, translation.Weight, Side, frequencies);
    }
}
