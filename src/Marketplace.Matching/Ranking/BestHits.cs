namespace Marketplace.Matching;

/// <summary>The best hits, at most so many, among those that are accepted. Scores are told of the kept ones only: they rise with the value.</summary>
internal sealed class BestHits(int limit, Func<Guid, bool>? accept, RankingModel model)
{
    private static readonly Comparer<(double Value, Guid Id)> WorstFirst = Comparer<(double Value, Guid Id)>.Create((a, b) =>
        a.Value.CompareTo(b.Value) is var by and not 0 ? by : b.Id.CompareTo(a.Id));

    /// <summary>The worst one kept stands first: it is the one to beat.</summary>
    private readonly PriorityQueue<Guid, (double Value, Guid Id)> best = new(Math.Min(limit, 1_000) + 1, WorstFirst);

    public int Count => best.Count;

    /// <summary>A lower value than this is none of the best.</summary>
    public double Least { get; private set; } = double.Epsilon;

    public void Offer(Guid id, double value)
    {
        if (value < Least || (accept is not null && !accept(id))) return;
        best.Enqueue(id, (value, id));
        if (best.Count > limit) best.Dequeue();
        if (best.Count == limit && best.TryPeek(out _, out var worst)) Least = worst.Value;
    }

    public IReadOnlyList<Hit> InOrder()
    {
        var hits = best.UnorderedItems.Select(item => HitOf(item.Element, item.Priority.Value)).ToList();
        hits.Sort(Hit.BestFirst);
        return hits;
    }

    private Hit HitOf(Guid id, double value)
    {
        var score = model.Score(value);
        return new(id, score, model.LevelOf(score));
    }
}
