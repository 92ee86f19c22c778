using System.Text;

namespace Marketplace.Matching;

/// <summary>
/// A phrase that documents are asked for. Its terms are, of a run of CJK characters, the pairs of neighbours, or the character that stands alone; words but stop words;
/// and numbers, which the index does not hold: they are looked for in the sentences that say something of the rest. For one thread.
/// </summary>
public sealed class Phrase
{
    private readonly Dictionary<Shelf, int[]> ordinals = [];
    private readonly Term[] units;
    private readonly string[] numbers;

    /// <summary>Units of its own by their places among these; -1 for no second one.</summary>
    private readonly (int First, int Second)[] terms;

    private Phrase(string text, Term[] units, (int, int)[] terms, string[] numbers) => (Text, this.units, this.terms, this.numbers) = (text, units, terms, numbers);

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>How many different terms it has.</summary>
    public int Terms => terms.Length + numbers.Length;

    /// <summary>Those of them that the index may hold.</summary>
    internal int Held => terms.Length;

    public static Phrase Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var analysis = Analyzer.Analyze(text);
        var (said, units, terms) = (analysis.Units, new List<Term>(), new List<(int, int)>());
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].Term.Kind != Kind.Character) Add(PlaceOf(said[i].Term), -1);
            else if (IsPair(i)) Add(PlaceOf(said[i - 1].Term), PlaceOf(said[i].Term));
            else if (!IsPair(i + 1)) Add(PlaceOf(said[i].Term), -1);
        }
        return new(text, [.. units], [.. terms], [.. Numbers(analysis).Distinct(StringComparer.Ordinal)]);

        bool IsPair(int second) => second < said.Count && said[second].Joined && said[second].Term.Kind == Kind.Character;

        int PlaceOf(Term unit)
        {
            if (units.IndexOf(unit) is >= 0 and var known) return known;
            units.Add(unit);
            return units.Count - 1;
        }

        void Add(int first, int second)
        {
            if (!terms.Contains((first, second))) terms.Add((first, second));
        }
    }

    /// <summary>The place of a unit among the phrase's own; -1 where it has it not.</summary>
    internal int Find(Term unit) => units.IndexOf(unit);

    /// <summary>Its own units as a shelf numbers them; -2 for those that the shelf does not know.</summary>
    internal int[] OrdinalsIn(Shelf shelf)
    {
        if (!ordinals.TryGetValue(shelf, out var known)) ordinals[shelf] = known = Array.ConvertAll(units, unit => shelf.Postings.Find(unit) is >= 0 and var ordinal ? ordinal : -2);
        return known;
    }

    /// <summary>The place among the terms of one unit, or of two that are neighbours; -1 for none.</summary>
    /// <param name="second">-1 for no second one.</param>
    internal int TermOf(int first, int second) => terms.IndexOf((first, second));

    /// <summary>How many of its terms a row may have at most, told at a glance.</summary>
    internal int MostIn(Shelf shelf, int row)
    {
        var (ordinals, most) = (OrdinalsIn(shelf), 0);
        Span<bool> has = stackalloc bool[Math.Min(ordinals.Length, 64)];
        for (var i = 0; i < has.Length; i++) has[i] = ordinals[i] >= 0 && shelf.Said.Has(row, Sequences.FirstUnit + ordinals[i]);
        foreach (var (first, second) in terms)
            if ((first >= has.Length || has[first]) && (second < 0 || second >= has.Length || has[second])) most++;
        return most;
    }

    /// <summary>How many of its numbers a sentence has, each as it is written and not as a part of another word.</summary>
    internal int NumbersIn(ReadOnlySpan<char> sentence)
    {
        var found = 0;
        foreach (var number in numbers)
            for (var from = 0; sentence[from..].IndexOf(number, StringComparison.Ordinal) is >= 0 and var at; from += at + number.Length)
            {
                var (start, end) = (from + at, from + at + number.Length);
                if ((start > 0 && IsOfWord(sentence[start - 1])) || (end < sentence.Length && IsOfWord(sentence[end]))) continue;
                found++;
                break;
            }
        return found;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) && !(Rune.TryCreate(letter, out var rune) && Script.IsCjk(rune));

    private static IEnumerable<string> Numbers(Analysis analysis) =>
        from token in Tokens.Of(analysis.Text)
        where !token.IsCjk && !analysis.Units.Exists(unit => unit.Start <= token.Start && token.End <= unit.End)
        let word = analysis.Text.Substring(token.Start, token.Length)
        where word.All(char.IsNumber)
        select word;
}
