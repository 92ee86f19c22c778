namespace Marketplace.Matching;

/// <summary>
/// For each term, the rows it occurs in, ascending, and its count there: 3 bytes a posting. Nothing here depends on how rare a term is. Ordinals
/// are given first to the units, then to the pairs, in the order in which they are met: common ones come early, and the same documents give the
/// same ordinals.
/// </summary>
internal sealed class Postings(TermTable units, TermTable pairs, int[] starts, PackedRows packed)
{
    public static readonly Postings Empty = new(new(), new(), [0], PackedRows.Empty);

    /// <summary>The number of terms; their ordinals are below it.</summary>
    public int Count => units.Count + pairs.Count;

    /// <summary>So many of them, the first, are units.</summary>
    public int Units => units.Count;

    public Term TermOf(int ordinal) => ordinal < units.Count ? units[ordinal] : pairs[ordinal - units.Count];

    /// <summary>-1 for an unknown term.</summary>
    public int Find(Term term) => !term.IsPair ? units.Find(term) : pairs.Find(term) is var ordinal and >= 0 ? ordinal + units.Count : -1;

    /// <summary>The same of several units.</summary>
    public void FindUnits(ReadOnlySpan<Term> terms, Span<int> ordinals) => units.Find(terms, ordinals);

    /// <summary>The same of several pairs.</summary>
    public void FindPairs(ReadOnlySpan<Term> terms, Span<int> ordinals)
    {
        pairs.Find(terms, ordinals);
        foreach (ref var ordinal in ordinals[..terms.Length]) ordinal += ordinal < 0 ? 0 : units.Count;
    }

    /// <summary>The rows of a term and its counts there.</summary>
    public TermRows Rows(int ordinal) => packed.Of(starts[ordinal], starts[ordinal + 1]);

    /// <summary>Fetches the first of them; see <see cref="ShelfQuery"/>.</summary>
    public int Touch(int ordinal) => packed.Touch(starts[ordinal]);

    /// <summary>How many rows hold the term.</summary>
    public int DocumentFrequency(Term term) => Find(term) is var ordinal and >= 0 ? DocumentFrequency(ordinal) : 0;

    public int DocumentFrequency(int ordinal) => starts[ordinal + 1] - starts[ordinal];

    public void Write(SnapshotWriter to)
    {
        units.Write(to);
        pairs.Write(to);
        to.Write<int>(starts);
        packed.Write(to);
    }

    public static Postings Read(SnapshotReader from) => new(TermTable.Read(from), TermTable.Read(from), from.Read<int>(), PackedRows.Read(from));
}
