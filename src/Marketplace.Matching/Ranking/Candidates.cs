namespace Marketplace.Matching;

/// <summary>The documents that hold a query's heaviest terms, in its own language: for a small part of the cost of an answer, what an answer would choose from.</summary>
internal static class Candidates
{
    private const int HeaviestTerms = 40;

    public static IReadOnlyList<Guid> Of(Snapshot snapshot, RankingModel model, IReadOnlyList<FieldText> query, int limit, Func<Guid, bool>? accept)
    {
        var (sides, found) = (Sides.Of(query), new List<(float Value, Guid Id)>());
        for (var side = 0; side < sides.Length; side++)
        {
            if (sides[side].Count == 0) continue;
            var asked = new QuerySide(sides[side], side, snapshot.Rarity, model);
            ShelfQuery[] shelves = [.. snapshot.Layers.Select(layer => new ShelfQuery(asked, layer.Segment[side]))];
            var heaviest = Heaviest.Of(asked, shelves, aPair: 1, HeaviestTerms, long.MaxValue);
            for (var i = 0; i < shelves.Length; i++) Add(snapshot.Layers[i], shelves[i], heaviest, limit, accept, found);
        }
        return [.. found.OrderByDescending(one => one.Value).ThenBy(one => one.Id).Select(one => one.Id).Distinct().Take(limit)];
    }

    private static void Add(Layer layer, ShelfQuery asked, Heaviest heaviest, int limit, Func<Guid, bool>? accept, List<(float Value, Guid Id)> found)
    {
        var (shelf, ids) = (asked.Shelf, layer.Segment);
        using var sums = Scratch.Zeros(shelf.Rows);
        asked.Add(heaviest, sums.Span);
        var best = new BestRows(new (float, int)[limit]);
        best.Offer(sums.Span, shelf.UnitScales, layer.GoneCount == 0 && accept is null ? null : row => !layer.Gone[shelf.Places[row]] && (accept is null || accept(ids.Ids[shelf.Places[row]])));
        foreach (var (value, row) in best.Found) found.Add((value, ids.Ids[shelf.Places[row]]));
    }
}
