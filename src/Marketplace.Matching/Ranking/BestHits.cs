namespace Marketplace.Matching;

/// <summary>The best hits, at most so many, among those that are accepted.</summary>
internal sealed class BestHits(int limit, Func<Guid, bool>? accept)
{
    /// <summary>The worst hit kept stands first: it is the one to beat.</summary>
    private readonly PriorityQueue<Hit, Hit> best = new(Hit.WorstFirst);

    public int Count => best.Count;

    public void Offer(Hit hit)
    {
        if ((best.Count == limit && Hit.BestFirst.Compare(hit, best.Peek()) > 0) || (accept is not null && !accept(hit.Id))) return;
        best.Enqueue(hit, hit);
        if (best.Count > limit) best.Dequeue();
    }

    public IReadOnlyList<Hit> InOrder() => [.. best.UnorderedItems.Select(item => item.Element).Order(Hit.BestFirst)];
}
