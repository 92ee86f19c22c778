namespace Marketplace.Matching;

/// <summary>How often something occurs in each row of a segment, mostly never: a dense array and the places that are not zero.</summary>
internal sealed class Frequencies(int rows)
{
    private readonly float[] values = new float[rows];
    private readonly List<int> touched = [];

    public IReadOnlyList<int> Touched => touched;

    public float this[int row] => values[row];

    public void Add(int row, float value)
    {
        if (values[row] == 0) touched.Add(row);
        values[row] += value;
    }

    public void Clear()
    {
        foreach (var row in touched) values[row] = 0;
        touched.Clear();
    }
}
