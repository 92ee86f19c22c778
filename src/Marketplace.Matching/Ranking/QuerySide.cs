using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// One side of a query as two vectors, units and pairs, weighed like a document's and brought to the length of their part in the
/// value. Each weight holds the idf twice, once for the document's vector: postings then need only their counts.
/// </summary>
internal sealed class QuerySide
{
    /// <summary>The heaviest terms, where a query has more: a usual one has a few hundred.</summary>
    public const int MostTerms = 1_200;

    private readonly Counted units, pairs;
    private readonly Rarity rarity;
    private readonly int side;
    /// <summary>The terms in the shelf in which rarity is counted.</summary>
    private readonly int[] counted;

    private readonly Glance hasUnit = new();

    /// <summary>Of all units, behind that of none.</summary>
    private readonly int[] unitPlaces;

    /// <summary>Of the pairs among the terms; what is asked for in each row.</summary>
    private readonly SmallTable pairPlaces;

    /// <param name="most">Fewer terms cost less, and find much the same first.</param>
    public QuerySide(List<Part> parts, int side, Rarity rarity, RankingModel model, int most = MostTerms)
    {
        (this.side, this.rarity) = (side, rarity);
        var said = parts.Sum(part => part.Analysis.Units.Count);
        (units, pairs) = (new(said), new(said));
        Count(parts);
        var (unitWeights, pairWeights, joined) = (new float[units.Count], new float[pairs.Count], new Term[pairs.Count]);
        for (var i = 0; i < joined.Length; i++) joined[i] = TermOf(pairs.Terms[i]);
        rarity.ShelfOf(side).Postings.FindUnits(MemoryMarshal.Cast<ulong, Term>(units.Terms.Keys), units.Ordinals);
        rarity.ShelfOf(side).Postings.FindPairs(joined, pairs.Ordinals);
        var (unitSum, pairSum) = (0.0, 0.0);
        for (var i = 0; i < unitWeights.Length; i++) unitWeights[i] = Weight(units, i, ref unitSum);
        for (var i = 0; i < pairWeights.Length; i++) pairWeights[i] = Weight(pairs, i, ref pairSum);
        var (unitScale, pairScale) = ((float)(model.UnitsPart / Math.Sqrt(unitSum)), (float)(model.PairsPart / Math.Sqrt(pairSum)));
        foreach (ref var weight in unitWeights.AsSpan()) weight *= unitScale;
        foreach (ref var weight in pairWeights.AsSpan()) weight *= pairScale;
        var least = LeastOf(unitWeights, pairWeights, most);
        var number = Math.Min(most, unitWeights.Length + pairWeights.Length);
        var (terms, weights, fields, ordinals) = (new List<Term>(number), new List<float>(number), new List<byte>(number), new List<int>(number));
        for (var i = 0; i < unitWeights.Length; i++) Keep(units, i, units.Terms[i], unitWeights[i]);
        Units = terms.Count;
        unitPlaces = [-1, .. units.Places.AsSpan(0, units.Count)];
        for (var i = 0; i < pairWeights.Length; i++) Keep(pairs, i, joined[i], pairWeights[i]);
        pairPlaces = new(terms.Count - Units);
        for (var i = 0; i < pairWeights.Length; i++)
            if (pairs.Places[i] >= 0) pairPlaces.Add(pairs.Terms[i].Key, pairs.Places[i]);
        (Terms, Weights, Fields, counted) = ([.. terms], [.. weights], [.. fields], [.. ordinals]);

        float Weight(Counted of, int i, ref double sum)
        {
            var idf = rarity.OfOrdinal(of.Ordinals[i], side);
            var weight = idf * Weighing.Local(of.Counts[i]);
            sum += weight * weight;
            return weight * idf;
        }

        void Keep(Counted of, int i, Term term, float weight)
        {
            if (weight < least || terms.Count == most) return;
            of.Places[i] = terms.Count;
            terms.Add(term);
            weights.Add(weight);
            fields.Add(of.Fields[i]);
            ordinals.Add(of.Ordinals[i]);
        }
    }

    /// <summary>Units, then pairs.</summary>
    public Term[] Terms { get; }

    public float[] Weights { get; }

    /// <summary>So many of the terms, the first, are units.</summary>
    public int Units { get; }

    /// <summary>In which fields each stands: bit 0 for the first of <see cref="Field"/>.</summary>
    public byte[] Fields { get; }

    /// <summary>All units that the query has, also those that have no place among the terms.</summary>
    public TermTable AllUnits => units.Terms;

    /// <summary>The ordinal of a unit among all units; -1 where the query has it not, which most units of a document are told at a glance.</summary>
    public int Find(Term unit) => hasUnit.MayHave(unit) ? units.Terms.Find(unit) : -1;

    /// <summary>The place of a unit among the terms, -1 for none.</summary>
    /// <param name="unit">Its ordinal among all units; -1 for none.</param>
    public int PlaceOf(int unit) => unitPlaces[unit + 1];

    /// <summary>The place of a pair of units among the terms, -1 for none.</summary>
    public int PlaceOf(int first, int second) => pairPlaces.Find(Pair(first, second).Key);

    private void Count(List<Part> parts)
    {
        foreach (var part in parts)
        {
            var (last, times, field) = (-1, Weighing.Counted(part.Field), (byte)(1 << (int)part.Field));
            foreach (var unit in part.Analysis.Units)
            {
                var ordinal = units.Add(unit.Term, times, field);
                hasUnit.Add(unit.Term);
                if (unit.Joined) pairs.Add(Pair(last, ordinal), times, field);
                last = ordinal;
            }
        }
    }

    /// <summary>The ordinals of the terms in a shelf; -1 for those that it does not know.</summary>
    public int[] OrdinalsIn(Shelf shelf)
    {
        if (rarity.IsOf(shelf, side)) return counted;
        var ordinals = new int[Terms.Length];
        shelf.Postings.FindUnits(Terms.AsSpan(0, Units), ordinals);
        shelf.Postings.FindPairs(Terms.AsSpan(Units), ordinals.AsSpan(Units));
        return ordinals;
    }

    /// <summary>The same of all units.</summary>
    public ReadOnlySpan<int> UnitsIn(Shelf shelf)
    {
        if (rarity.IsOf(shelf, side)) return units.Ordinals.AsSpan(0, units.Count);
        var ordinals = new int[units.Count];
        shelf.Postings.FindUnits(MemoryMarshal.Cast<ulong, Term>(units.Terms.Keys), ordinals);
        return ordinals;
    }

    /// <summary>Not the pair's term, which takes a hash, but the two ordinals.</summary>
    private static Term Pair(int first, int second) => new(((ulong)first << 32) | (uint)second);

    private Term TermOf(Term pair) => Term.Join(units.Terms[(int)(pair.Key >> 32)], units.Terms[(int)(uint)pair.Key]);

    private static float LeastOf(float[] units, float[] pairs, int most)
    {
        if (units.Length + pairs.Length <= most) return 0;
        float[] all = [.. units, .. pairs];
        Array.Sort(all);
        return all[^most];
    }
}
