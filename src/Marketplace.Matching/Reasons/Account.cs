namespace Marketplace.Matching;

/// <summary>A channel's value for one document, taken apart.</summary>
internal abstract class Account : IDisposable
{
    /// <summary>The first of them as <see cref="Kind"/> numbers them.</summary>
    private static readonly string[] Signals = ["characters", "pairs", "words", "phrases", "dictionary", "learned"];

    protected const int Words = 2, Dictionary = 4, Learned = 5;

    private const string Meaning = "meaning";

    public abstract double Value { get; }

    /// <summary>Nothing may be asked of it afterwards.</summary>
    public abstract void Dispose();

    /// <summary>The heaviest first, at most <see cref="Explanation.MostTerms"/>.</summary>
    public abstract List<TermReason> Reasons();

    /// <summary>Adds the share of each signal, in their order.</summary>
    protected abstract void AddShares(Span<double> shares);

    /// <param name="best">The account of what is said in words; null where no channel was asked.</param>
    /// <param name="said">Its value, at least 0.</param>
    /// <param name="meant">What nearness in meaning adds; null where that was not asked.</param>
    public static Explanation Explain(Account? best, double said, double? meant, double score, Level level)
    {
        Span<double> parts = stackalloc double[Signals.Length];
        parts.Clear();
        IReadOnlyList<TermReason> terms = [];
        if (best is not null && said > 0)
        {
            best.AddShares(parts);
            terms = best.Reasons();
        }
        var shares = new Dictionary<string, double>(Signals.Length + 1, StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i++) shares.Add(Signals[i], parts[i]);
        if (meant is not { } more) return new(score, level, terms, shares);
        // What words carry is then a part of the whole only.
        var whole = said + more;
        if (more > 0)
        {
            foreach (var signal in Signals) shares[signal] *= said / whole;
            terms = [.. terms.Select(term => term with { Share = term.Share * said / whole })];
        }
        shares.Add(Meaning, more > 0 ? more / whole : 0);
        return new(score, level, terms, shares);
    }
}
