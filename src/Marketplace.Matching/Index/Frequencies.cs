namespace Marketplace.Matching;

/// <summary>How often something occurs in each row of a shelf, mostly never: a dense array and the rows that are not zero.</summary>
internal sealed class Frequencies(int rows)
{
    /// <summary>To sort one takes as long as to look at so many.</summary>
    private const int RowsToOneSorted = 32;

    private readonly float[] values = new float[rows];
    private int[] touched = new int[256];
    private int count;

    /// <summary>The rows in which it occurs at all, as they were met.</summary>
    public ReadOnlySpan<int> Rows => touched.AsSpan(0, count);

    public float this[int row] => values[row];

    public void Add(int row, float value)
    {
        ref var sum = ref values[row];
        if (sum == 0)
        {
            if (count == touched.Length) Array.Resize(ref touched, count * 2);
            touched[count++] = row;
        }
        sum += value;
    }

    /// <summary>The same, ascending.</summary>
    public ReadOnlySpan<int> InOrder()
    {
        if (count < values.Length / RowsToOneSorted) Array.Sort(touched, 0, count);
        else
        {
            count = 0;
            for (var row = 0; row < values.Length; row++)
                if (values[row] > 0) touched[count++] = row;
        }
        return Rows;
    }

    public void Clear()
    {
        foreach (var row in Rows) values[row] = 0;
        count = 0;
    }
}
