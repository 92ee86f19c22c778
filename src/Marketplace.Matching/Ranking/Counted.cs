namespace Marketplace.Matching;

/// <summary>Terms, how often each is said, and where.</summary>
internal sealed class Counted(int most)
{
    public TermTable Terms { get; } = new(most);

    public int[] Counts { get; } = new int[most];

    public byte[] Fields { get; } = new byte[most];

    public int[] Places { get; } = new int[most];

    public int[] Ordinals { get; } = new int[most];

    public int Count => Terms.Count;

    public int Add(Term term, int times, byte field)
    {
        var ordinal = Terms.Add(term);
        if (Counts[ordinal] == 0) Places[ordinal] = -1;
        Counts[ordinal] = Math.Min(Counts[ordinal] + times, Weighing.Most);
        Fields[ordinal] |= field;
        return ordinal;
    }
}
