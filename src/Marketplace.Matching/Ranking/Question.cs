namespace Marketplace.Matching;

/// <summary>
/// A query asked of an index as it stood at one moment: what it finds, scores and explains agrees, whatever is written meanwhile. For
/// any number of threads; keep it for one answer, not longer, and dispose of it: what is kept of each document is then used again. It can explain even after.
/// </summary>
public sealed class Question : IDisposable
{
    /// <summary>So many more than are wanted are rescored, and never fewer; where more than so many are wanted, all.</summary>
    private const int MoreRescored = 30, FewestRescored = 70, MostRescored = 250;

    private readonly Snapshot snapshot;
    private readonly RankingModel model;
    private readonly Spreading? spreading;
    private readonly List<Channel> channels = [];
    private readonly MeaningSignal? meaning;
    private bool isDisposed;

    internal Question(Snapshot snapshot, Knowledge knowledge, RankingModel model, int fewPostings, IReadOnlyList<FieldText> query, Spreading? spreading, MeaningQuery? meaning)
    {
        (this.snapshot, this.model, this.spreading, this.meaning) = (snapshot, model, spreading, meaning is null ? null : new(meaning, model));
        var sides = Sides.Of(query);
        for (var side = 0; side < sides.Length; side++)
        {
            if (sides[side].Count == 0) continue;
            channels.Add(new DirectChannel(snapshot, sides[side], side, model, fewPostings));
            // Who knows no word of the other language asks in one.
            if (knowledge != Knowledge.None && snapshot.Layers.Any(layer => layer.Segment[1 - side].Rows > 0)
                && new CrossChannel(snapshot, knowledge, sides[side], side, model) is { IsEmpty: false } cross) channels.Add(cross);
        }
    }

    /// <summary>The best <paramref name="limit"/> documents, best first, among those that <paramref name="accept"/> lets through and that share a term with the query or are near to it in meaning.</summary>
    public IReadOnlyList<Hit> Search(int limit, Func<Guid, bool>? accept = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (limit == 0) return [];
        // What is added to every value, or wanted in great number, is found by looking at all; where there is little to look at, too.
        return meaning is null && limit <= MostRescored && channels.Exists(channel => !channel.HasAll) && Rescored(limit, accept) is { } found ? found : Exhaustive(limit, accept);
    }

    /// <summary>The same from the values of all documents.</summary>
    internal IReadOnlyList<Hit> Exhaustive(int limit, Func<Guid, bool>? accept = null)
    {
        var best = new BestHits(limit, accept, model);
        for (var i = 0; i < snapshot.Layers.Length; i++)
        {
            var layer = snapshot.Layers[i];
            using var values = Values(i);
            for (var place = 0; place < layer.Segment.Count; place++)
                if (values.Span[place] >= best.Least && !layer.Gone[place]) best.Offer(layer.Segment.Ids[place], Spread(layer.Segment.Ids[place], values.Span[place]));
        }
        return best.InOrder();
    }

    /// <summary>Those that the heaviest terms find, by their whole value; null where too few of them are accepted, and there may be others.</summary>
    private IReadOnlyList<Hit>? Rescored(int limit, Func<Guid, bool>? accept)
    {
        var (best, places, last) = (new BestHits(limit, accept, model), new List<(int Layer, int Place)>(), (-1, -1));
        var areAll = true;
        foreach (var channel in channels) areAll &= channel.AddLikely(Math.Max(FewestRescored, limit + MoreRescored), places);
        places.Sort();
        foreach (var channel in channels)
            foreach (var (layer, place) in places) channel.Touch(layer, place);
        foreach (var at in places)
        {
            // Two channels may have found it.
            if (at == last) continue;
            last = at;
            if (ValueOf(at.Layer, at.Place) is var value and > 0 && snapshot.Layers[at.Layer].Segment.Ids[at.Place] is var id) best.Offer(id, Spread(id, value));
        }
        return areAll || best.Count == limit ? best.InOrder() : null;
    }

    /// <summary>One hit for each of <paramref name="ids"/> that is in the index, best first; 0 where nothing is shared.</summary>
    public IReadOnlyList<Hit> Score(IReadOnlyCollection<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var wanted = ids.ToHashSet();
        var hits = new List<Hit>(wanted.Count);
        for (var i = 0; i < snapshot.Layers.Length; i++)
            foreach (var id in wanted)
                if (snapshot.Layers[i].TryFind(id, out var place)) hits.Add(HitOf(id, ValueOf(i, place) + (meaning?.Of(id) ?? 0)));
        hits.Sort(Hit.BestFirst);
        return hits;
    }

    /// <summary>Why <paramref name="document"/>, in the index or not, scores as it does.</summary>
    public Explanation Explain(Document document) => ExplainRead(Read(document));

    /// <summary>A document as the index has read it, to be asked for more than one thing.</summary>
    public ReadDocument Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document, snapshot);
    }

    /// <inheritdoc cref="Explain(Document)"/>
    /// <param name="document">Read by <see cref="Read"/> of this question.</param>
    public Explanation ExplainRead(ReadDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var accounts = channels.ConvertAll(channel => channel.Explain(document));
        var best = accounts.MaxBy(account => account.Value);
        var (said, meant) = (best is null || best.Value <= 0 ? 0 : best.Value, meaning?.Of(document.Id));
        var score = model.Score(Spread(document.Id, said + (meant ?? 0)));
        var explanation = Account.Explain(best, said, meant, score, model.LevelOf(score));
        accounts.ForEach(account => account.Dispose());
        return explanation;
    }

    /// <summary>Not while another thread searches.</summary>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        channels.ForEach(channel => channel.Dispose());
    }

    private Hit HitOf(Guid id, double value)
    {
        var score = model.Score(Spread(id, value));
        return new(id, score, model.LevelOf(score));
    }

    private double Spread(Guid id, double value) => spreading is null ? value : value * spreading.Of(id);

    /// <summary>A document is as good as its best channel says.</summary>
    private float ValueOf(int layer, int place)
    {
        var value = 0f;
        foreach (var channel in channels) value = Math.Max(value, channel.Of(layer, place));
        return value;
    }

    /// <summary>The same of all documents, and better where they are near in meaning.</summary>
    private Scratch Values(int layer)
    {
        var segment = snapshot.Layers[layer].Segment;
        var values = Scratch.Zeros(segment.Count);
        foreach (var channel in channels) channel.Raise(layer, values.Span);
        if (meaning is not null)
            for (var i = 0; i < values.Span.Length; i++) values.Span[i] += meaning.Of(segment.Ids[i]);
        return values;
    }
}
