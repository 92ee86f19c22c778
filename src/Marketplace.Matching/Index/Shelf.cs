using System.Runtime.CompilerServices;

namespace Marketplace.Matching;

/// <summary>
/// The documents of a segment that say something in one language, one row each, never changed: which terms are where, what each says, and how long
/// its vectors are.
/// </summary>
internal sealed class Shelf
{
    public static readonly Shelf Empty = new([], 0, Postings.Empty, Sequences.Empty, Offsets.Empty);

    /// <summary>By the place of a document in the segment; -1 where it says nothing in this language.</summary>
    private readonly int[] rows;

    private volatile TranslatedTerms? translated;

    public Shelf(int[] places, int documents, Postings postings, Sequences said, Offsets offsets)
        : this(places, documents, postings, said, offsets, new float[places.Length], new float[places.Length], new int[places.Length])
    {
        for (var ordinal = 0; ordinal < postings.Units; ordinal++)
        {
            var held = postings.Rows(ordinal);
            for (var i = 0; i < held.Length; i++) Lengths[held.Row(i)] += held.Count(i);
        }
        MeanLength = places.Length == 0 ? 1 : Lengths.Average();
    }

    private Shelf(int[] places, int documents, Postings postings, Sequences said, Offsets offsets, float[] unitScales, float[] pairScales, int[] lengths)
    {
        (Places, Postings, Said, Offsets, UnitScales, PairScales, Lengths, rows) = (places, postings, said, offsets, unitScales, pairScales, lengths, new int[documents]);
        Array.Fill(rows, -1);
        for (var row = 0; row < places.Length; row++) rows[places[row]] = row;
    }

    /// <summary>Of each row, the place of its document in the segment; ascending.</summary>
    public int[] Places { get; }

    public int Rows => Places.Length;

    public Postings Postings { get; }

    public Sequences Said { get; }

    public Offsets Offsets { get; }

    /// <summary>1 / length of each row's vector of units and of pairs; 0 for an empty one.</summary>
    public float[] UnitScales { get; }

    /// <inheritdoc cref="UnitScales"/>
    public float[] PairScales { get; }

    /// <summary>Their means.</summary>
    public float UsualUnitScale { get; private set; }

    /// <inheritdoc cref="UsualUnitScale"/>
    public float UsualPairScale { get; private set; }

    /// <summary>Units of each row, counted by weight.</summary>
    public int[] Lengths { get; }

    public double MeanLength { get; private init; }

    /// <summary>-1 where the document says nothing in this language.</summary>
    public int RowOf(int place) => rows[place];

    /// <summary>What expressions of the other language are here, where this is the base.</summary>
    public TranslatedTerms TranslatedBy(Knowledge knowledge, RankingModel model)
    {
        if (translated is { } last && last.IsOf(knowledge, model)) return last;
        return translated = new(knowledge, this, model);
    }

    /// <summary>The same, where this came after the base: by what the base knows of each.</summary>
    public ConditionalWeakTable<TranslatedTerm, Impacts> Translated { get; } = [];

    /// <summary>Weighs the rows' vectors; to be called once, before anybody reads.</summary>
    public Shelf Weighed(Rarity rarity, int side)
    {
        for (var ordinal = 0; ordinal < Postings.Count; ordinal++)
        {
            var idf = rarity.Of(this, ordinal, side);
            var held = Postings.Rows(ordinal);
            var squares = ordinal < Postings.Units ? UnitScales : PairScales;
            for (var i = 0; i < held.Length; i++)
            {
                var weight = idf * Weighing.Local(held.Count(i));
                squares[held.Row(i)] += weight * weight;
            }
        }
        (UsualUnitScale, UsualPairScale) = (Inverted(UnitScales), Inverted(PairScales));
        return this;
    }

    public void Write(SnapshotWriter to)
    {
        to.Write<int>(Places);
        Postings.Write(to);
        Said.Write(to);
        Offsets.Write(to);
        to.Write<float>(UnitScales);
        to.Write<float>(PairScales);
        to.Write<int>(Lengths);
        to.Write([UsualUnitScale, UsualPairScale, MeanLength]);
    }

    public static Shelf Read(SnapshotReader from, int documents)
    {
        var places = from.Read<int>();
        var (postings, said, offsets, rows) = (Postings.Read(from), Sequences.Read(from), Offsets.Read(from), places.Length);
        var (unitScales, pairScales, lengths, means) = (from.Read<float>(rows), from.Read<float>(rows), from.Read<int>(rows), from.Read<double>(3));
        return new(places, documents, postings, said, offsets, unitScales, pairScales, lengths) { UsualUnitScale = (float)means[0], UsualPairScale = (float)means[1], MeanLength = means[2] };
    }

    private static float Inverted(float[] squares)
    {
        foreach (ref var square in squares.AsSpan()) square = square > 0 ? 1 / MathF.Sqrt(square) : 0;
        return squares.Length == 0 ? 0 : squares.Average();
    }
}
