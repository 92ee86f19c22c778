using System.Numerics;

namespace Marketplace.Matching;

/// <summary>The rows of the highest values, at most so many; among equals the lowest rows. A heap whose worst stands first.</summary>
internal ref struct BestRows(Span<(float Value, int Row)> heap)
{
    private readonly Span<(float Value, int Row)> heap = heap;
    private int count;

    public readonly ReadOnlySpan<(float Value, int Row)> Found => heap[..count];

    /// <summary>All rows of positive value that are let through, by row.</summary>
    public void Offer(ReadOnlySpan<float> values, Predicate<int>? accept = null) => Offer(values, [], accept);

    /// <param name="scales">By what each is to be multiplied; empty for nothing.</param>
    public void Offer(ReadOnlySpan<float> values, ReadOnlySpan<float> scales, Predicate<int>? accept)
    {
        var row = 0;
        // Hardly any is among the best.
        for (; row <= values.Length - Vector<float>.Count; row += Vector<float>.Count)
        {
            var some = new Vector<float>(values[row..]);
            if (!scales.IsEmpty) some *= new Vector<float>(scales[row..]);
            if (Vector.GreaterThanAny(some, new Vector<float>(Least))) Offer(values, scales, row, row + Vector<float>.Count, accept);
        }
        Offer(values, scales, row, values.Length, accept);
    }

    private readonly float Least => count == heap.Length ? heap[0].Value : 0;

    private void Offer(ReadOnlySpan<float> values, ReadOnlySpan<float> scales, int row, int end, Predicate<int>? accept)
    {
        for (; row < end; row++)
            if (values[row] * (scales.IsEmpty ? 1 : scales[row]) is var value && value > Least && (accept is null || accept(row))) Add((value, row));
    }

    private void Add((float Value, int Row) one)
    {
        if (count < heap.Length)
        {
            var at = count++;
            for (; at > 0 && IsWorse(one, heap[(at - 1) / 2]); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
            heap[at] = one;
            return;
        }
        var hole = 0;
        for (var child = 1; child < count; child = (hole * 2) + 1)
        {
            if (child + 1 < count && IsWorse(heap[child + 1], heap[child])) child++;
            if (!IsWorse(heap[child], one)) break;
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = one;
    }

    private static bool IsWorse((float Value, int Row) a, (float Value, int Row) b) => a.Value < b.Value || (a.Value == b.Value && a.Row > b.Row);
}
