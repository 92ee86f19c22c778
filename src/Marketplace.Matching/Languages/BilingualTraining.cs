namespace Marketplace.Matching;

/// <summary>
/// From pairs of texts to translations, by the first of IBM's alignment models (Brown et al. 1993): each expression of one side is
/// taken to come from one of the other side, and which translate which is what makes all pairs likeliest. Learned in both
/// directions; a translation counts by the product of both, so that what is merely frequent does not translate everything.
/// </summary>
internal sealed class BilingualTraining(IReadOnlyCollection<BilingualPair> pairs, IProgress<double>? progress, CancellationToken ct)
{
    /// <summary>What occurs in fewer pairs teaches chance; what occurs in a larger part of them has no subject.</summary>
    private const int FewestPairs = 2;
    private const double LargestPart = 0.3;

    /// <summary>The most translations kept of one expression, and the least weight of one.</summary>
    private const int Most = 12;
    private const double Least = 0.02;

    public BilingualModel Learn()
    {
        var chinese = new TermSets(pairs.Select(pair => pair.Chinese), IsChinese, FewestPairs, LargestPart, ct);
        var english = new TermSets(pairs.Select(pair => pair.English), IsEnglish, FewestPairs, LargestPart, ct);
        var forth = new Alignment(english, chinese, ct).Learn(part => progress?.Report(part / 2));
        var back = new Alignment(chinese, english, ct).Learn(part => progress?.Report(0.5 + part / 2));
        var translations = new Dictionary<Term, Translation[]>();
        Add(translations, english, chinese, forth, back);
        Add(translations, chinese, english, back, forth);
        return new(pairs.Count, translations);
    }

    /// <summary>Pairs with one of these stand across the edge of a word.</summary>
    private const string Particles = "的了和与及在是为对将等其并也而或";

    private static bool IsChinese(Term term) => term.Kind == Kind.Pair && !IsParticle(term.Characters.First) && !IsParticle(term.Characters.Second);

    private static bool IsParticle(int character) => character <= char.MaxValue && Particles.Contains((char)character, StringComparison.Ordinal);

    private static bool IsEnglish(Term term) => term.Kind is Kind.Word or Kind.Phrase;

    private static void Add(Dictionary<Term, Translation[]> translations, TermSets from, TermSets to, Alignment forth, Alignment back)
    {
        for (var f = 0; f < from.Terms.Count; f++)
        {
            var both = forth.Of(f).Select(t => (To: t.To, Weight: t.Weight * Math.Sqrt(back.Probability(t.To, f)))).Where(t => t.Weight > 0)
                .OrderByDescending(t => t.Weight).ThenBy(t => to.Terms[t.To].Key).Take(Most).ToList();
            var sum = both.Sum(t => t.Weight);
            var kept = both.Where(t => t.Weight >= Least * sum).Select(t => new Translation(Expression.OfPart(to.Terms[t.To]), (float)(t.Weight / sum))).ToArray();
            if (kept.Length > 0) translations.Add(from.Terms[f], kept);
        }
    }
}
