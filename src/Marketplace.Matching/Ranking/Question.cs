namespace Marketplace.Matching;

/// <summary>
/// A query asked of an index as it stood at one moment: what it finds, scores and explains agrees, whatever is written meanwhile. For
/// any number of threads; keep it for one answer, not longer.
/// </summary>
public sealed class Question
{
    private readonly Snapshot snapshot;
    private readonly RankingModel model;
    private readonly Spreading? spreading;
    private readonly List<Channel> channels = [];
    private readonly MeaningSignal? meaning;

    internal Question(Snapshot snapshot, Knowledge knowledge, RankingModel model, IReadOnlyList<FieldText> query, Spreading? spreading, MeaningQuery? meaning)
    {
        (this.snapshot, this.model, this.spreading, this.meaning) = (snapshot, model, spreading, meaning is null ? null : new(meaning, model));
        var sides = Sides.Of(query);
        for (var side = 0; side < sides.Length; side++)
        {
            if (sides[side].Count == 0) continue;
            channels.Add(new DirectChannel(snapshot, sides[side], side, model));
            if (new CrossChannel(snapshot, knowledge, sides[side], side, model) is { IsEmpty: false } cross) channels.Add(cross);
        }
    }

    /// <summary>The best <paramref name="limit"/> documents, best first, among those that <paramref name="accept"/> lets through and that share a term with the query or are near to it in meaning.</summary>
    public IReadOnlyList<Hit> Search(int limit, Func<Guid, bool>? accept = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (limit == 0) return [];
        // The worst hit kept stands first: it is the one to beat.
        var best = new PriorityQueue<Hit, Hit>(Hit.WorstFirst);
        foreach (var layer in snapshot.Layers)
        {
            using var values = Values(layer);
            for (var i = 0; i < layer.Segment.Count; i++)
            {
                if (values.Span[i] <= 0 || layer.Gone[i]) continue;
                var hit = HitOf(layer.Segment.Ids[i], values.Span[i]);
                if (best.Count == limit && Hit.BestFirst.Compare(hit, best.Peek()) > 0) continue;
                if (accept is not null && !accept(hit.Id)) continue;
                best.Enqueue(hit, hit);
                if (best.Count > limit) best.Dequeue();
            }
        }
        return [.. best.UnorderedItems.Select(item => item.Element).Order(Hit.BestFirst)];
    }

    /// <summary>One hit for each of <paramref name="ids"/> that is in the index, best first; 0 where nothing is shared.</summary>
    public IReadOnlyList<Hit> Score(IReadOnlyCollection<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var wanted = ids.ToHashSet();
        var hits = new List<Hit>(wanted.Count);
        foreach (var layer in snapshot.Layers)
        {
            using var values = Values(layer);
            foreach (var id in wanted)
                if (layer.TryFind(id, out var place)) hits.Add(HitOf(id, values.Span[place]));
        }
        hits.Sort(Hit.BestFirst);
        return hits;
    }

    /// <summary>Why <paramref name="document"/>, in the index or not, scores as it does.</summary>
    public Explanation Explain(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sides = Sides.Of(document.Texts);
        var best = channels.Select(channel => channel.Explain(sides[channel.Side], sides[1 - channel.Side].Any(part => part.Analysis.Units.Count > 0))).MaxBy(account => account.Value);
        var (said, meant) = (best is null || best.Value <= 0 ? 0 : best.Value, meaning?.Of(document.Id));
        var score = model.Score(Spread(document.Id, said + (meant ?? 0)));
        return Account.Explain(best, said, meant, score, model.LevelOf(score));
    }

    private Hit HitOf(Guid id, double value)
    {
        var score = model.Score(Spread(id, value));
        return new(id, score, model.LevelOf(score));
    }

    private double Spread(Guid id, double value) => spreading is null ? value : value * spreading.Of(id);

    /// <summary>A document is as good as its best channel says, and better where it is near in meaning.</summary>
    private Scratch Values(Layer layer)
    {
        var values = Scratch.Zeros(layer.Segment.Count);
        foreach (var channel in channels) channel.Raise(layer.Segment, values.Span);
        if (meaning is not null)
            for (var i = 0; i < values.Span.Length; i++) values.Span[i] += meaning.Of(layer.Segment.Ids[i]);
        return values;
    }
}
