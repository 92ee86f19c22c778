using System.Numerics;

namespace Marketplace.Matching;

/// <summary>The rows of the highest values, at most so many; among equals the lowest rows. A heap whose worst stands first.</summary>
internal ref struct BestRows(Span<(float Value, int Row)> heap)
{
    /// <summary>So many classes of rows are told apart to begin with; each some vectors long.</summary>
    private const int Classes = 1_024;

    private readonly Span<(float Value, int Row)> heap = heap;
    private int count;
    private float floor;

    public readonly ReadOnlySpan<(float Value, int Row)> Found => heap[..count];

    /// <summary>All rows of positive value that are let through, by row.</summary>
    /// <param name="scales">By what each is to be multiplied; empty for nothing.</param>
    /// <param name="first">The number that the first row is kept under: those of several shelves are told apart by it.</param>
    public void Offer(ReadOnlySpan<float> values, ReadOnlySpan<float> scales, Predicate<int>? accept, int first = 0)
    {
        var row = 0;
        if (accept is null) floor = Math.Max(floor, Floor(values, scales, heap.Length));
        // Hardly any is among the best.
        for (; row <= values.Length - Vector<float>.Count; row += Vector<float>.Count)
        {
            var some = new Vector<float>(values[row..]);
            if (!scales.IsEmpty) some *= new Vector<float>(scales[row..]);
            if (Vector.GreaterThanAny(some, new Vector<float>(Least))) Offer(values, scales, row, row + Vector<float>.Count, accept, first);
        }
        Offer(values, scales, row, values.Length, accept, first);
    }

    private readonly float Least => count == heap.Length ? Math.Max(heap[0].Value, floor) : floor;

    /// <summary>Something that at least so many rows are above: with it from the beginning hardly more rows pass through the heap than stay in it. 0 where there are few.</summary>
    private static float Floor(ReadOnlySpan<float> values, ReadOnlySpan<float> scales, int number)
    {
        if (number * 2 > Classes || values.Length < Classes * 2) return 0;
        // The highest of each class of rows: the least of so many of these is reached by as many rows.
        Span<float> highest = stackalloc float[Classes];
        highest.Clear();
        for (var from = 0; from <= values.Length - Classes; from += Classes)
            for (var i = 0; i < Classes; i += Vector<float>.Count)
            {
                var some = new Vector<float>(values[(from + i)..]);
                if (!scales.IsEmpty) some *= new Vector<float>(scales[(from + i)..]);
                Vector.Max(some, new Vector<float>(highest[i..])).CopyTo(highest[i..]);
            }
        return MathF.BitDecrement(Select.Highest(highest, number));
    }

    private void Offer(ReadOnlySpan<float> values, ReadOnlySpan<float> scales, int row, int end, Predicate<int>? accept, int first)
    {
        for (; row < end; row++)
            if (values[row] * (scales.IsEmpty ? 1 : scales[row]) is var value && value > Least && (accept is null || accept(row))) Add((value, first + row));
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
