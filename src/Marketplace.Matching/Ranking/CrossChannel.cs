namespace Marketplace.Matching;

/// <summary>
/// Query and document in two languages: for each expression of the query its idf, taken over all its translations together, times its
/// saturated frequency (BM25's), as a part of what a document could have at most. What documents share with the query by chance, the more
/// the longer it is, is taken off; the rest is brought to the scale of the direct channel.
/// </summary>
internal sealed class CrossChannel : Channel
{
    /// <summary>The first so many rows of the base tell of all: they are in no order of meaning.</summary>
    private const int Sample = 8_192;

    private readonly List<Part> query;
    private readonly List<CrossTerm> terms;
    private readonly double[] weights;
    private readonly double meanLength;
    private readonly double scale, covered, chance;

    private readonly Snapshot snapshot;

    /// <summary>What the rows of each layer share with the query.</summary>
    private readonly float[][] layers;

    private readonly RankingModel model;

    public CrossChannel(Snapshot snapshot, Knowledge knowledge, List<Part> query, int querySide, RankingModel model) : base(1 - querySide)
    {
        (this.snapshot, this.query, this.model) = (snapshot, query, model);
        scale = model.CrossScale[Side] * (knowledge.Learned is null ? 1 : model.LearnedScale);
        var shelf = snapshot.Layers[0].Segment[Side];
        terms = new Translator(knowledge, snapshot, Side, model).Translate(query, snapshot.Rarity, out var coverage);
        meanLength = shelf.MeanLength;
        (weights, layers) = (new double[terms.Count], [.. snapshot.Layers.Select(layer => new float[layer.Segment[Side].Rows])]);
        var frequencies = new Frequencies(shelf.Rows);
        for (var i = 0; i < weights.Length; i++)
        {
            Fill(terms[i], shelf.Postings, frequencies);
            var df = 0.0;
            foreach (var row in frequencies.Touched) df += Math.Min(1, frequencies[row]);
            var idf = Math.Log(1 + (Math.Max(0, shelf.Rows - df) + 0.5) / (df + 0.5));
            weights[i] = Math.Pow(idf, model.CrossIdfPower) * Weighing.Local(terms[i].Count) * (terms[i].Asked.Kind == Kind.Character ? model.CrossSingle : 1);
            Add(i, shelf, frequencies, layers[0]);
        }
        for (var layer = 1; layer < layers.Length; layer++) Add(snapshot.Layers[layer].Segment[Side], layers[layer]);
        // What cannot be said in the other language cannot be found there: then all that is found is only this part of the query.
        covered = coverage / Math.Max(double.Epsilon, weights.Sum());
        var sample = layers[0].AsSpan(0, Math.Min(Sample, shelf.Rows));
        var (mean, deviation) = Moments.Of(sample);
        chance = covered * model.Chance(mean, deviation, shelf.Rows);
        var values = new float[sample.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (float)ValueOf(sample[i], false);
        scale *= model.Spread(Moments.Of(values).Deviation, shelf.Rows);
    }

    public bool IsEmpty => terms.Count == 0;

    public override bool HasAll => true;

    public override void Raise(int layer, Span<float> values)
    {
        var shelf = snapshot.Layers[layer].Segment[Side];
        for (var row = 0; row < shelf.Rows; row++)
            if (layers[layer][row] > 0) values[shelf.Places[row]] = Math.Max(values[shelf.Places[row]], OfRow(layer, row));
    }

    public override float Of(int layer, int place) => snapshot.Layers[layer].Segment[Side].RowOf(place) is var row and >= 0 ? OfRow(layer, row) : 0;

    public override void AddLikely(int layer, int most, List<int> places)
    {
        var (gone, shelf) = (snapshot.Layers[layer], snapshot.Layers[layer].Segment[Side]);
        var best = new BestRows(new (float, int)[most]);
        best.Offer(layers[layer], gone.GoneCount == 0 ? null : row => !gone.Gone[shelf.Places[row]]);
        foreach (var (_, row) in best.Found) places.Add(shelf.Places[row]);
    }

    private float OfRow(int layer, int row)
    {
        var segment = snapshot.Layers[layer].Segment;
        return (float)ValueOf(layers[layer][row], segment[1 - Side].RowOf(segment[Side].Places[row]) >= 0);
    }

    private void Add(Shelf shelf, float[] rows)
    {
        var frequencies = new Frequencies(shelf.Rows);
        for (var i = 0; i < weights.Length; i++)
        {
            Fill(terms[i], shelf.Postings, frequencies);
            Add(i, shelf, frequencies, rows);
        }
    }

    private void Add(int term, Shelf shelf, Frequencies frequencies, float[] rows)
    {
        var (weight, atNone, more) = ((float)weights[term], (float)(model.CrossSaturation * 0.25), (float)(model.CrossSaturation * 0.75 / meanLength));
        foreach (var row in frequencies.Touched) rows[row] += weight * frequencies[row] / (frequencies[row] + atNone + (more * shelf.Lengths[row]));
        frequencies.Clear();
    }

    public override Account Explain(ReadDocument document)
    {
        var side = document.Side(Side);
        var bag = Bag.Of(side);
        var length = bag.Where(entry => !entry.Key.IsPair).Sum(entry => entry.Value);
        var carried = new List<CrossCarried>();
        // Many documents have one language only, and a query many translations.
        for (var i = 0; i < weights.Length && bag.Count > 0; i++)
        {
            var found = terms[i].Translations.Select(one => (one, Frequency: one.Weight * (double)one.Expression.Parts.Min(part => bag.GetValueOrDefault(part))))
                .Where(one => one.Frequency > 0).ToList();
            if (found.Count > 0) carried.Add(new(terms[i], weights[i] * Saturated(found.Sum(one => one.Frequency), length), found));
        }
        return new CrossAccount(query, side, carried, ValueOf(carried.Sum(one => one.Value), document.Says(1 - Side)));
    }

    /// <summary>A document that is read in the query's own language too has two chances; the second counts less, or it would be favoured.</summary>
    private double ValueOf(double sum, bool hasOther) =>
        sum <= 0 ? 0 : scale * (hasOther ? model.SecondChance : 1) * Power(Math.Max(covered * sum - chance, model.CrossKept * covered * sum), model.CrossPower[Side]);

    private static double Power(double value, double power) => power == 1 ? value : Math.Pow(value, power);

    private double Saturated(double frequency, double length) => frequency / (frequency + model.CrossSaturation * (0.25 + 0.75 * length / meanLength));

    private static void Fill(CrossTerm term, Postings postings, Frequencies frequencies)
    {
        foreach (var translation in term.Translations) ExpressionRows.Add(postings, translation.Expression, translation.Weight, frequencies);
    }
}
