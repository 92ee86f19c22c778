namespace Marketplace.Matching;

/// <summary>A channel's value for one document, taken apart.</summary>
internal abstract class Account
{
    private static readonly string[] Signals = ["characters", "pairs", "words", "phrases", "dictionary", "learned"];

    private const string Meaning = "meaning";

    public abstract double Value { get; }

    /// <summary>The heaviest first, at most <see cref="Explanation.MostTerms"/>.</summary>
    public abstract List<TermReason> Reasons();

    protected abstract IEnumerable<(string Signal, double Share)> Parts();

    /// <param name="best">The account of what is said in words; null where no channel was asked.</param>
    /// <param name="said">Its value, at least 0.</param>
    /// <param name="meant">What nearness in meaning adds; null where that was not asked.</param>
    public static Explanation Explain(Account? best, double said, double? meant, double score, Level level)
    {
        var shares = Signals.ToDictionary(signal => signal, _ => 0.0, StringComparer.Ordinal);
        IReadOnlyList<TermReason> terms = [];
        if (best is not null && said > 0)
        {
            foreach (var (signal, share) in best.Parts()) shares[signal] += share;
            terms = best.Reasons();
        }
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

    protected static string NameOf(Kind kind) => Signals[(int)kind];
}
