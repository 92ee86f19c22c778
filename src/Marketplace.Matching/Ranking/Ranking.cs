namespace Marketplace.Matching;

/// <summary>One query asked of one snapshot.</summary>
internal sealed class Ranking(Snapshot snapshot, Knowledge knowledge, RankingModel model, IReadOnlyList<FieldText> query)
{
    private readonly List<QuerySide> sides = [.. Sides.Of(query).Where(side => side.Count > 0).Select(side => new QuerySide(side, snapshot.Rarity, model))];

    private readonly List<(int Side, CrossScores Scores)> crossings = [.. Sides.Of(query).Index().Where(side => side.Item.Count > 0)
        .Select(side => (1 - side.Index, new CrossScores(snapshot, knowledge, side.Item, 1 - side.Index))).Where(crossing => !crossing.Item2.IsEmpty)];

    internal static double CrossScale = 1, CrossPower = 1;

    public List<Hit> Best(int limit, Func<Guid, bool>? accept)
    {
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

    public List<Hit> Of(IReadOnlyCollection<Guid> ids)
    {
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

    private Hit HitOf(Guid id, double value)
    {
        var score = model.Score(value);
        return new(id, score, model.LevelOf(score));
    }

    private Scratch Values(Layer layer)
    {
        var values = Scratch.Zeros(layer.Segment.Count);
        foreach (var side in sides) layer.Segment.Score(side, values.Span);
        foreach (var (side, scores) in crossings)
        {
            using var rows = Scratch.Zeros(layer.Segment.RowCount);
            scores.Score(layer.Segment, rows.Span);
            for (var i = 0; i < layer.Segment.Count; i++)
            {
                var cross = rows.Span[2 * i + side];
                if (cross > 0) values.Span[i] = Math.Max(values.Span[i], (float)(CrossScale * Math.Pow(cross, CrossPower)));
            }
        }
        return values;
    }
}
