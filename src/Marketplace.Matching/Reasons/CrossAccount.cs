namespace Marketplace.Matching;

/// <summary>An expression of the query, what it carried, and its translations in the document with how much each did.</summary>
internal sealed record CrossCarried(TranslatedTerm Asked, double Value, IReadOnlyList<(CrossTranslation Translation, float Frequency)> Found);

/// <summary>The part of what could be shared is a sum over expressions of the query; the value is in proportion to it.</summary>
internal sealed class CrossAccount(List<Part> query, List<Part> document, List<CrossCarried> carried, double value) : Account
{
    /// <summary>What the index knows by one term is a unit or two.</summary>
    private const int LongestPart = 2;

    private readonly double sum = carried.Sum(one => one.Value);

    public override double Value => value;

    public override void Dispose()
    {
        // It holds nothing that others wait for.
    }

    protected override void AddShares(Span<double> shares)
    {
        foreach (var one in carried)
        {
            var all = one.Found.Sum(found => (double)found.Frequency);
            foreach (var ((_, weight, told, learned), frequency) in one.Found)
            {
                var share = one.Value / sum * frequency / all;
                shares[Dictionary] += share * told / weight;
                shares[Learned] += share * learned / weight;
                shares[Words] += share * (weight - told - learned) / weight;
            }
        }
    }

    public override List<TermReason> Reasons() =>
        [.. carried.OrderByDescending(one => one.Value).Take(Explanation.MostTerms).Select(Reason)];

    private TermReason Reason(CrossCarried one)
    {
        var keys = one.Found.Select(found => found.Translation.Expression.Key).ToHashSet();
        var (asked, found) = (Occurrences.Of(query, [one.Asked.Asked], one.Asked.Length), Occurrences.Of(document, keys, one.Found.Max(f => f.Translation.Expression.Length)));
        // A document may hold all pairs of a word, and not the word.
        if (found.Text.Length == 0) found = Occurrences.Of(document, [.. one.Found.SelectMany(f => f.Translation.Expression.Parts)], LongestPart);
        return new(asked.Text, found.Text, asked.Fields, found.Fields, one.Value / sum, one.Found.Any(f => f.Translation.Told + f.Translation.Learned > 0));
    }
}
