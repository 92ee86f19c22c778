namespace Marketplace.Matching;

/// <summary>A stretch of a text whose units, and pairs of neighbours, the query has too.</summary>
internal sealed record CommonRun(string Text, IReadOnlyList<Term> Terms)
{
    /// <summary>Where query and document share whole passages, a reason is still no longer than a reader's glance.</summary>
    private const int MostUnits = 12;

    public static IEnumerable<CommonRun> In(IEnumerable<Part> parts, Predicate<Term> isCommon) =>
        parts.SelectMany(part => In(part.Analysis, isCommon));

    private static List<CommonRun> In(Analysis analysis, Predicate<Term> isCommon)
    {
        var runs = new List<CommonRun>();
        var terms = new List<Term>();
        int size = 0, start = 0, end = 0;
        Unit last = default;
        foreach (var unit in analysis.Units)
        {
            var pair = unit.Joined ? Term.Join(last.Term, unit.Term) : default;
            var isPairCommon = unit.Joined && isCommon(pair);
            if (!isPairCommon || size == MostUnits) Close(unit.Start);
            // A pair cut in two by the greatest length belongs to the later run.
            if (isPairCommon)
            {
                // Of a very long query a pair may be asked for, and its first unit not.
                if (size == 0 && !isCommon(last.Term)) start = last.Start;
                terms.Add(pair);
            }
            last = unit;
            if (isCommon(unit.Term)) terms.Add(unit.Term);
            else if (!isPairCommon) continue;
            (size, end) = (size + 1, unit.End);
        }
        Close(0);
        return runs;

        void Close(int next)
        {
            if (terms.Count > 0) runs.Add(new(string.Join(' ', analysis.Text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), terms));
            (terms, size, start) = ([], 0, next);
        }
    }
}
