namespace Marketplace.Matching;

/// <summary>The documents that hold a query's heaviest terms, in its own language: for a twentieth of the cost of an answer, what an answer would choose from.</summary>
internal static class Candidates
{
    private const int HeaviestTerms = 40;

    public static IReadOnlyList<Guid> Of(Snapshot snapshot, RankingModel model, IReadOnlyList<FieldText> query, int limit, Func<Guid, bool>? accept)
    {
        var best = new PriorityQueue<Guid, (float Value, Guid Id)>(Comparer<(float Value, Guid Id)>.Create((a, b) => a.Value.CompareTo(b.Value) is var by and not 0 ? by : b.Id.CompareTo(a.Id)));
        var sides = Sides.Of(query);
        for (var side = 0; side < sides.Length; side++)
        {
            if (sides[side].Count == 0) continue;
            var asked = new QuerySide(sides[side], side, snapshot.Rarity, model, HeaviestTerms);
            foreach (var layer in snapshot.Layers) Raise(layer, asked, side, limit, accept, best);
        }
        var found = new List<Guid>(best.Count);
        while (best.TryDequeue(out var id, out _)) found.Add(id);
        found.Reverse();
        return [.. found.Distinct()];
    }

    private static void Raise(Layer layer, QuerySide asked, int side, int limit, Func<Guid, bool>? accept, PriorityQueue<Guid, (float Value, Guid Id)> best)
    {
        using var units = Scratch.Zeros(layer.Segment.RowCount);
        using var pairs = Scratch.Zeros(layer.Segment.RowCount);
        layer.Segment.Score(asked, units.Span, pairs.Span);
        for (var i = 0; i < layer.Segment.Count; i++)
        {
            var value = units.Span[i * Sides.Number + side] + pairs.Span[i * Sides.Number + side];
            if (value <= 0 || layer.Gone[i] || (best.Count == limit && best.TryPeek(out _, out var worst) && value < worst.Value)) continue;
            var id = layer.Segment.Ids[i];
            if (accept is not null && !accept(id)) continue;
            best.Enqueue(id, (value, id));
            if (best.Count > limit) best.Dequeue();
        }
    }
}
