namespace Marketplace.Matching;

/// <summary>Texts as sets of numbered terms, and the reverse: the texts of each term.</summary>
internal sealed class TermSets
{
    /// <summary>What occurs in so few texts is kept, though these may be a large part of all there are.</summary>
    private const int Few = 10;

    private readonly int[][] texts;
    private readonly List<int>[] places;

    public TermSets(IEnumerable<string> all, Predicate<Term> take, int fewest, double largestPart, CancellationToken ct)
    {
        var bags = new List<Term[]>();
        foreach (var text in all)
        {
            ct.ThrowIfCancellationRequested();
            bags.Add([.. Bag.Of([new Part(Field.Text, Analyzer.Analyze(text))]).Keys.Where(term => take(term))]);
        }
        var frequencies = bags.SelectMany(bag => bag).CountBy(term => term).ToDictionary();
        // In the order of the terms' keys, not of the texts: what is learned must not depend on it.
        Terms = [.. frequencies.Where(f => f.Value >= fewest && f.Value <= Math.Max(Few, largestPart * bags.Count)).Select(f => f.Key).OrderBy(term => term.Key)];
        var numbers = Terms.Index().ToDictionary(term => term.Item, term => term.Index);
        texts = [.. bags.Select(bag => bag.Where(numbers.ContainsKey).Select(term => numbers[term]).Order().ToArray())];
        places = [.. Terms.Select(_ => new List<int>())];
        for (var i = 0; i < texts.Length; i++)
            foreach (var term in texts[i]) places[term].Add(i);
    }

    public IReadOnlyList<Term> Terms { get; }

    public int Count => texts.Length;

    public ReadOnlySpan<int> Of(int text) => texts[text];

    public IReadOnlyList<int> TextsOf(int term) => places[term];
}
