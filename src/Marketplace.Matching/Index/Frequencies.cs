namespace Marketplace.Matching;

/// <summary>How often something occurs in each row of a shelf, mostly never: a dense array and the places that are not zero.</summary>
internal sealed class Frequencies(int rows)
{
    private readonly float[] values = new float[rows];
    private int[] touched = new int[256];
    private int count;

    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

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

    public void Clear()
    {
        foreach (var row in Touched) values[row] = 0;
        count = 0;
    }
}
