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
    private readonly TranslatedTerms translated;
    private readonly double scale, covered, chance, power;

    /// <summary>What the rows of each layer share with the query.</summary>
    private readonly Scratch[] layers;

    private readonly RankingModel model;

    public CrossChannel(Snapshot snapshot, Knowledge knowledge, List<Part> query, int querySide, RankingModel model) : base(snapshot, 1 - querySide)
    {
        (this.query, this.model) = (query, model);
        power = model.CrossPower[Side];
        scale = model.CrossScale[Side] * (knowledge.Learned is null ? 1 : model.LearnedScale);
        var shelf = ShelfOf(0);
        translated = shelf.TranslatedBy(knowledge, model);
        terms = new Translator(translated, snapshot, Side).Translate(query, out var coverage);
        if (IsEmpty)
        {
            layers = [];
            return;
        }
        layers = [.. snapshot.Layers.Select((_, layer) => Scratch.Zeros(ShelfOf(layer).Rows))];
        foreach (var term in terms) translated.RowsOf(term.Translated).AddTo(layers[0].Span, (float)term.Weight);
        for (var layer = 1; layer < layers.Length; layer++)
            foreach (var term in terms) translated.RowsOf(term.Translated, ShelfOf(layer)).AddTo(layers[layer].Span, (float)term.Weight);
        // What cannot be said in the other language cannot be found there: then all that is found is only this part of the query.
        covered = coverage / Math.Max(double.Epsilon, terms.Sum(term => term.Weight));
        var sample = layers[0].Span[..Math.Min(Sample, shelf.Rows)];
        var (mean, deviation) = Moments.Of(sample);
        chance = covered * model.Chance(mean, deviation, shelf.Rows);
        using var values = Scratch.Zeros(sample.Length);
        for (var i = 0; i < sample.Length; i++) values.Span[i] = (float)ValueOf(sample[i], false);
        scale *= model.Spread(Moments.Of(values.Span).Deviation, shelf.Rows);
    }

    public bool IsEmpty => terms.Count == 0;

    public override bool HasAll => true;

    public override void Raise(int layer, Span<float> values)
    {
        var shelf = ShelfOf(layer);
        for (var row = 0; row < shelf.Rows; row++)
            if (layers[layer].Span[row] > 0) values[shelf.Places[row]] = Math.Max(values[shelf.Places[row]], OfRow(layer, row));
    }

    public override float Of(int layer, int place) => ShelfOf(layer).RowOf(place) is var row and >= 0 ? OfRow(layer, row) : 0;

    protected override void OfferLikely(int layer, ref BestRows best, int first, Predicate<int>? isThere) => best.Offer(layers[layer].Span, [], isThere, first);

    protected override bool LeavesNoneOut => true;

    private float OfRow(int layer, int row)
    {
        var segment = Snapshot.Layers[layer].Segment;
        return (float)ValueOf(layers[layer].Span[row], segment[1 - Side].RowOf(segment[Side].Places[row]) >= 0);
    }

    public override Account Explain(ReadDocument document)
    {
        var side = document.Side(Side);
        var (bag, length, carried) = (Bag.Of(side), 0, new List<CrossCarried>());
        foreach (var (said, count) in bag) length += said.IsPair ? 0 : count;
        // Many documents have one language only, and a query many translations.
        foreach (var (term, weight) in bag.Count > 0 ? terms : [])
        {
            List<(CrossTranslation, float)>? found = null;
            var frequency = 0f;
            foreach (var one in term.Translations)
            {
                if (bag.Least(one.Expression.Parts) is not (var times and > 0)) continue;
                (found ??= []).Add((one, one.Weight * times));
                frequency += one.Weight * times;
            }
            if (found is not null) carried.Add(new(term, weight * translated.PartOf(frequency, length), found));
        }
        return new CrossAccount(query, side, carried, ValueOf(carried.Sum(one => one.Value), document.Says(1 - Side)));
    }

    public override void Dispose()
    {
        foreach (var one in layers) one.Dispose();
    }

    /// <summary>A document that is read in the query's own language too has two chances; the second counts less, or it would be favoured.</summary>
    private double ValueOf(double sum, bool hasOther) =>
        sum <= 0 ? 0 : scale * (hasOther ? model.SecondChance : 1) * Power(Math.Max(covered * sum - chance, model.CrossKept * covered * sum), power);

    private static double Power(double value, double power) => power == 1 ? value : Math.Pow(value, power);
}
