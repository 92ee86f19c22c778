namespace Marketplace.Matching;

/// <summary>
/// A dictionary of Chinese and English, both directions, never changed; made anew when its entries change, in about a second per
/// 100,000. What it knows is by hash of stems and characters: it holds no texts.
/// </summary>
public sealed class Lexicon
{
    /// <summary>The longest Chinese word, in characters, and the longest English expression, in words, that are looked up as a whole.</summary>
    public const int LongestChinese = 8, LongestEnglish = 3;

    public static readonly Lexicon Empty = Of([]);

    /// <summary>A word of a longer gloss says little of the Chinese word: this much, shared by all its words.</summary>
    private const double PartOfGloss = 0.25;

    /// <summary>Alone in a text a character rarely is the word that the dictionary explains.</summary>
    private const double SingleCharacter = 0.15;

    private readonly Dictionary<Term, Translation[]> translations;

    private Lexicon(Dictionary<Term, Translation[]> translations, int count) => (this.translations, Count) = (translations, count);

    /// <summary>The number of entries that could be used.</summary>
    public int Count { get; }

    /// <summary>Entries without a Chinese word or an English expression are left out; equal ones count once, by the highest weight.</summary>
    public static Lexicon Of(IEnumerable<LexiconEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (expressions, found, count) = (new Dictionary<Term, Expression>(), new Dictionary<(Term From, Term To), float>(), 0);
        foreach (var entry in entries)
        {
            if (!(entry.Weight > 0) || ChineseOf(entry.Chinese) is not { } chinese) continue;
            var used = false;
            foreach (var (english, weight) in EnglishOf(entry.English))
            {
                var single = chinese.Length == 1 ? SingleCharacter : 1;
                Raise(found, (english.Key, chinese.Key), (float)(weight * entry.Weight * single));
                Raise(found, (chinese.Key, english.Key), (float)(weight * entry.Weight));
                (expressions[english.Key], expressions[chinese.Key], used) = (english, chinese, true);
            }
            if (used) count++;
        }
        return new(found.GroupBy(pair => pair.Key.From).ToDictionary(
            same => same.Key,
            same => same.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.To.Key)
                .Select(pair => new Translation(expressions[pair.Key.To], pair.Value)).ToArray()), count);
    }

    /// <summary>Heaviest first; empty for what is not in the dictionary.</summary>
    internal ReadOnlySpan<Translation> Translations(Term expression) => translations.GetValueOrDefault(expression);

    private static void Raise(Dictionary<(Term, Term), float> found, (Term, Term) pair, float weight) =>
        found[pair] = Math.Max(found.GetValueOrDefault(pair), weight);

    private static Expression? ChineseOf(string word)
    {
        if (word is null or { Length: > 4 * LongestChinese }) return null;
        var units = Analyzer.Analyze(word).Units;
        return units.Count is >= 1 and <= LongestChinese && units.All(unit => unit.Term.Kind == Kind.Character) && units.Skip(1).All(unit => unit.Joined)
            ? Expression.Of([.. units.Select(unit => unit.Term)])
            : null;
    }

    private static IEnumerable<(Expression, double Weight)> EnglishOf(string gloss)
    {
        foreach (var expression in Glosses.Expressions(gloss ?? ""))
        {
            Term[] words = [.. Analyzer.Analyze(expression).Units.Where(unit => unit.Term.Kind == Kind.Word).Select(unit => unit.Term)];
            if (words.Length is >= 1 and <= LongestEnglish) yield return (Expression.Of(words), 1);
            else
                foreach (var word in words) yield return (Expression.Of([word]), PartOfGloss / words.Length);
        }
    }
}
