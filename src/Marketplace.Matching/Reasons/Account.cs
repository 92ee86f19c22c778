namespace Marketplace.Matching;

/// <summary>A channel's value for one document, taken apart.</summary>
internal abstract class Account(double value)
{
    private static readonly string[] Signals = ["characters", "pairs", "words", "phrases", "dictionary", "learned"];

    public double Value => value;

    /// <summary>The heaviest first, at most <see cref="Explanation.MostTerms"/>.</summary>
    public abstract List<TermReason> Reasons();

    protected abstract IEnumerable<(string Signal, double Share)> Parts();

    /// <summary>The share of each signal, all named; 0 where there is no value.</summary>
    public static Dictionary<string, double> Shares(Account? account, double value)
    {
        var shares = Signals.ToDictionary(signal => signal, _ => 0.0, StringComparer.Ordinal);
        if (account is null || value <= 0) return shares;
        foreach (var (signal, share) in account.Parts()) shares[signal] += share;
        return shares;
    }

    protected static string NameOf(Kind kind) => Signals[(int)kind];

}
