using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Marketplace.Matching;

/// <summary>How often something occurs in each row of a shelf: a dense array and, as long as they are few, the rows that are not zero.</summary>
internal sealed class Frequencies(int rows)
{
    /// <summary>To remember one row takes as long as to look at so many.</summary>
    private const int RowsToOneRemembered = 32;

    private readonly float[] values = new float[rows];
    private readonly int[] few = new int[rows / RowsToOneRemembered];

    /// <summary>All that are not zero, where they are many: made when that is first wanted.</summary>
    private int[] many = [];

    private int count;
    private bool isMany;

    public float this[int row] => values[row];

    /// <summary>For each row that holds a term, weight times its count.</summary>
    public void Add(TermRows held, float weight)
    {
        if (isMany |= count + held.Length > few.Length) held.AddTo(values, weight, Weighing.Counts);
        else
            for (var i = 0; i < held.Length; i++) Add(held.Row(i), weight * held.Count(i));
    }

    public void Add(int row, float value)
    {
        ref var sum = ref values[row];
        if (sum == 0 && !isMany)
        {
            if (count == few.Length) isMany = true;
            else few[count++] = row;
        }
        sum += value;
    }

    /// <summary>The number of rows in which it occurs at all, and of documents that it is about as good as: what a row says less than once is less than one.</summary>
    public (int Rows, double Documents) Sum()
    {
        var (number, documents) = (count, 0.0);
        if (!isMany)
        {
            foreach (var row in few.AsSpan(0, count)) documents += Math.Min(1, values[row]);
            return (number, documents);
        }
        // Eight at a time, on every machine: the sums are then the same to the last bit wherever they are made.
        var some = MemoryMarshal.Cast<float, Vector256<float>>(values);
        var (said, sums) = (Vector256<int>.Zero, Vector256<double>.Zero);
        foreach (var eight in some)
        {
            said -= Vector256.GreaterThan(eight, Vector256<float>.Zero).AsInt32();
            var (low, high) = Vector256.Widen(Vector256.Min(eight, Vector256<float>.One));
            sums += low + high;
        }
        (number, documents) = (Vector256.Sum(said), Vector256.Sum(sums));
        foreach (var value in values.AsSpan(some.Length * Vector256<float>.Count)) (number, documents) = (number + (value > 0 ? 1 : 0), documents + Math.Min(1, value));
        return (number, documents);
    }

    /// <summary>The rows in which it occurs at all, ascending.</summary>
    public ReadOnlySpan<int> Rows()
    {
        if (!isMany)
        {
            Array.Sort(few, 0, count);
            return few.AsSpan(0, count);
        }
        if (many.Length == 0) many = GC.AllocateUninitializedArray<int>(values.Length);
        var found = 0;
        for (var row = 0; row < values.Length; row++)
        {
            // Without a branch: it could not be foretold.
            many[found] = row;
            found += values[row] > 0 ? 1 : 0;
        }
        return many.AsSpan(0, found);
    }

    public void Clear()
    {
        if (isMany) Array.Clear(values);
        else
            foreach (var row in few.AsSpan(0, count)) values[row] = 0;
        (count, isMany) = (0, false);
    }
}
