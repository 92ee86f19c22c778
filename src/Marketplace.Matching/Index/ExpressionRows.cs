namespace Marketplace.Matching;

/// <summary>Where expressions stand, from the postings of their parts: about as often as the rarest of these.</summary>
internal static class ExpressionRows
{
    /// <summary>Adds weight · frequency for each row that holds the expression.</summary>
    public static void Add(Postings postings, Expression expression, float weight, Frequencies into)
    {
        Span<int> ordinals = stackalloc int[expression.Parts.Length];
        var rarest = 0;
        for (var p = 0; p < ordinals.Length; p++)
        {
            if ((ordinals[p] = postings.Find(expression.Parts[p])) < 0) return;
            if (postings.DocumentFrequency(ordinals[p]) < postings.DocumentFrequency(ordinals[rarest])) rarest = p;
        }
        var rows = postings.Rows(ordinals[rarest], out var counts);
        if (ordinals.Length == 1)
        {
            for (var i = 0; i < rows.Length; i++) into.Add(rows[i], weight * counts[i]);
            return;
        }
        (ordinals[rarest], ordinals[0]) = (ordinals[0], ordinals[rarest]);
        Span<int> next = stackalloc int[ordinals.Length];
        for (var i = 0; i < rows.Length; i++)
            if (Least(postings, ordinals, next, rows[i], counts[i]) is var least and > 0) into.Add(rows[i], weight * least);
    }

    /// <summary>Rows ascend in all postings, so that one walk through each is enough.</summary>
    private static int Least(Postings postings, ReadOnlySpan<int> ordinals, Span<int> next, int row, int least)
    {
        for (var p = 1; p < ordinals.Length; p++)
        {
            var rows = postings.Rows(ordinals[p], out var counts);
            next[p] = Reach(rows, next[p], row);
            if (next[p] == rows.Length || rows[next[p]] != row) return 0;
            least = Math.Min(least, counts[next[p]]);
        }
        return least;
    }

    /// <summary>The first place from <paramref name="from"/> on whose row is no less: in steps that double, then by halves.</summary>
    private static int Reach(ReadOnlySpan<int> rows, int from, int row)
    {
        var step = 1;
        while (from + step < rows.Length && rows[from + step] < row) step *= 2;
        var place = rows[from..Math.Min(rows.Length, from + step + 1)].BinarySearch(row);
        return from + (place < 0 ? ~place : place);
    }
}
