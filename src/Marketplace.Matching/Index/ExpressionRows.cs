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
        var rows = postings.Rows(ordinals[rarest]);
        if (ordinals.Length == 1)
        {
            into.Add(rows, weight);
            return;
        }
        (ordinals[rarest], ordinals[0]) = (ordinals[0], ordinals[rarest]);
        Span<int> next = stackalloc int[ordinals.Length];
        for (var i = 0; i < rows.Length; i++)
            if (Least(postings, ordinals, next, rows.Row(i), rows.Count(i)) is var least and > 0) into.Add(rows.Row(i), weight * least);
    }

    /// <summary>Rows ascend in all postings, so that one walk through each is enough.</summary>
    private static int Least(Postings postings, ReadOnlySpan<int> ordinals, Span<int> next, int row, int least)
    {
        for (var p = 1; p < ordinals.Length; p++)
        {
            var rows = postings.Rows(ordinals[p]);
            next[p] = rows.Reach(next[p], row);
            if (next[p] == rows.Length || rows.Row(next[p]) != row) return 0;
            least = Math.Min(least, rows.Count(next[p]));
        }
        return least;
    }
}
