namespace Marketplace.Matching;

/// <summary>Where expressions stand, from the postings of their parts: about as often as the rarest of these.</summary>
internal static class ExpressionRows
{
    /// <summary>Adds weight · frequency for each row that holds the expression.</summary>
    public static void Add(Postings postings, Expression expression, float weight, Frequencies into)
    {
        var first = postings.Rows(expression.Parts[0], out var counts);
        if (expression.Parts.Length == 1)
        {
            for (var i = 0; i < first.Length; i++) into.Add(first[i], weight * counts[i]);
            return;
        }
        Span<int> next = stackalloc int[expression.Parts.Length], ordinals = stackalloc int[expression.Parts.Length];
        for (var p = 1; p < ordinals.Length; p++)
            if ((ordinals[p] = postings.Find(expression.Parts[p])) < 0) return;
        for (var i = 0; i < first.Length; i++)
            if (Least(postings, ordinals, next, first[i], counts[i]) is var least and > 0) into.Add(first[i], weight * least);
    }

    /// <summary>Rows ascend in all postings, so that one walk through each is enough.</summary>
    private static int Least(Postings postings, ReadOnlySpan<int> ordinals, Span<int> next, int row, int least)
    {
        for (var p = 1; p < ordinals.Length; p++)
        {
            var rows = postings.Rows(ordinals[p], out var counts);
            while (next[p] < rows.Length && rows[next[p]] < row) next[p]++;
            if (next[p] == rows.Length || rows[next[p]] != row) return 0;
            least = Math.Min(least, counts[next[p]]);
        }
        return least;
    }
}
