using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>One side of a query into the other language: a structured query, in which all translations of a word make up one term.</summary>
/// <param name="side">Of the documents that are asked.</param>
internal sealed class Translator(TranslatedTerms terms, Snapshot snapshot, int side)
{
    /// <summary>Of one query the heaviest, so many at most, or until they stand in so many rows: those that nearly all documents have translate nearly all others.</summary>
    private const int MostExpressions = 400, FewPostings = 10_000, PostingsARow = 6;

    private readonly Dictionary<Term, int> places = [];
    private readonly List<(TranslatedTerm Term, int Count)> said = [];

    /// <summary>
    /// The expressions of the query that have a translation. English ones all, words and the phrases they make up; in Chinese, where most
    /// characters are words too, only the longest from left to right.
    /// </summary>
    /// <param name="coverage">The part of the query's units, by their rarity, that belong to an expression with a translation.</param>
    public List<CrossTerm> Translate(IEnumerable<Part> query, out double coverage)
    {
        double covered = 0, all = 0;
        foreach (var part in query)
        {
            var units = CollectionsMarshal.AsSpan(part.Analysis.Units);
            var (end, counted) = (0, Weighing.Counted(part.Field));
            for (var start = 0; start < units.Length; start++)
            {
                var isCharacter = units[start].Term.Kind == Kind.Character;
                if (start >= end || !isCharacter) end = Math.Max(end, Count(units[start..], isCharacter, counted) + start);
                var weight = counted * snapshot.Rarity.Of(units[start].Term, 1 - side);
                (covered, all) = (covered + (start < end ? weight : 0), all + weight);
            }
        }
        coverage = all > 0 ? covered / all : 0;
        return Heaviest();
    }

    private List<CrossTerm> Heaviest()
    {
        var most = FewPostings + ((long)PostingsARow * snapshot.Layers[0].Segment[side].Rows);
        var heaviest = said.Where(one => one.Count > 0).Select(one => new CrossTerm(one.Term, one.Term.Weight * Weighing.Local(one.Count))).OrderByDescending(one => one.Weight).ToList();
        var number = 0;
        while (number < heaviest.Count && number < MostExpressions && (number == 0 || (most -= heaviest[number].Translated.Frequency) >= 0)) number++;
        heaviest.RemoveRange(number, heaviest.Count - number);
        return heaviest;
    }

    /// <summary>Counts what begins with the first of the units.</summary>
    /// <returns>The number of units of the longest expression that has a translation.</returns>
    private int Count(ReadOnlySpan<Unit> units, bool isCharacter, int counted)
    {
        var (most, key, longest, last) = (isCharacter ? Lexicon.LongestChinese : Lexicon.LongestEnglish, units[0].Term, 0, -1);
        for (var length = 1; ; length++)
        {
            if (PlaceOf(key, length) is var place and >= 0)
            {
                (longest, last) = (length, place);
                if (!isCharacter) Raise(place, counted);
            }
            if (length == most || length == units.Length || !units[length].Joined) break;
            key = Expression.Extend(key, length, units[length].Term);
        }
        if (isCharacter && last >= 0) Raise(last, counted);
        return longest;
    }

    private void Raise(int place, int counted)
    {
        ref var one = ref CollectionsMarshal.AsSpan(said)[place];
        one.Count = Math.Min(Weighing.Most, one.Count + counted);
    }

    /// <summary>-1 for what has no translation.</summary>
    private int PlaceOf(Term key, int length)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var isKnown);
        if (isKnown) return place;
        if (terms.Of(key, length, snapshot, side) is not { } term) return place = -1;
        place = said.Count;
        said.Add((term, 0));
        return place;
    }
}
