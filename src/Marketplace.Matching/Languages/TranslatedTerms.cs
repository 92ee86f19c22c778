using System.Collections.Concurrent;

namespace Marketplace.Matching;

/// <summary>
/// What was found out of expressions of one language in the base documents of the other, kept from one question to the next: of the words of a question most
/// have been asked before, and to bring their translations together takes longer than all the rest of an answer. For any number of threads.
/// </summary>
/// <param name="shelf">Of the base.</param>
/// <param name="mostBytes">When the rows of so much have been asked for, those that have not been since then go the next time: twice as much is kept at most.</param>
internal sealed class TranslatedTerms(Knowledge knowledge, Shelf shelf, RankingModel model, long mostBytes = 64_000_000)
{
    /// <summary>What stands in more of the rows is found out when it is wanted: long questions leave it out.</summary>
    private const double CommonPart = 0.05;

    /// <summary>So many terms are told apart, some 500 bytes each beside their rows, before all is begun anew; and of one snapshot's later layers.</summary>
    private const int MostTerms = 50_000;

    private readonly Lock keeping = new();
    private readonly Translations translations = new(knowledge, model);
    private readonly float saturation = (float)(model.CrossSaturation * 0.25), perUnit = (float)(model.CrossSaturation * 0.75 / shelf.MeanLength);
    private volatile ConcurrentDictionary<Term, TranslatedTerm> kept = new();
    private volatile NewerTerms? newer;
    private volatile int turn;
    private long bytes;
    private Frequencies? room;

    /// <summary>Of the terms asked of one snapshot, those that its later layers translate by more than the base; null for the others.</summary>
    private sealed record NewerTerms(Snapshot Of, ConcurrentDictionary<Term, TranslatedTerm?> Terms);

    /// <summary>The number of terms whose rows are at hand.</summary>
    public int Kept => kept.Values.Count(term => term.Rows is not null);

    public bool IsOf(Knowledge other, RankingModel otherModel) => ReferenceEquals(knowledge, other) && ReferenceEquals(model, otherModel);

    /// <summary>Null where it has no translation in any document.</summary>
    /// <param name="length">Of the expression, in units.</param>
    /// <param name="snapshot">Of which the shelf is the base.</param>
    /// <param name="side">Of the shelf.</param>
    public TranslatedTerm? Of(Term asked, int length, Snapshot snapshot, int side)
    {
        if (!kept.TryGetValue(asked, out var term))
        {
            if (!translations.MayHave(asked)) return null;
            term = Keep(Made(asked, length, part => shelf.Postings.Find(part) >= 0));
        }
        if (snapshot.Layers.Length > 1 && term.Missing.Length > 0) term = Newer(term, snapshot, side) ?? term;
        return term.Translations.Length == 0 ? null : term;
    }

    /// <summary>What the base has not, a newer document may have: then the term with that. Null where the base's will do.</summary>
    private TranslatedTerm? Newer(TranslatedTerm term, Snapshot snapshot, int side)
    {
        var known = newer;
        if (!ReferenceEquals(known?.Of, snapshot)) newer = known = new(snapshot, new());
        if (known.Terms.TryGetValue(term.Asked, out var found)) return found;
        if (known.Terms.Count >= MostTerms) newer = known = new(snapshot, new());
        return known.Terms[term.Asked] = Array.Exists(term.Missing, IsHeld) ? Made(term.Asked, term.Length, IsHeld) : null;

        bool IsHeld(Term part) => snapshot.Holds(part, side);
    }

    /// <summary>How much a row of so many units says of what it says so often: BM25's saturation.</summary>
    public float PartOf(float frequency, int length) => Impacts.Kept(Saturated(frequency, length));

    /// <summary>What the rows of the base say of it.</summary>
    public Impacts RowsOf(TranslatedTerm term)
    {
        var rows = term.Rows;
        if (rows is null)
        {
            var frequencies = FrequenciesOf(term.Translations);
            rows = RowsOf(shelf, frequencies);
            GiveBack(frequencies);
        }
        if (term.Rows is null || term.Turn != turn) KeepRows(term, rows);
        return rows;
    }

    /// <summary>The same of a layer that came after the base; kept there as long as the term is here.</summary>
    public Impacts RowsOf(TranslatedTerm term, Shelf later) => later.Rows == 0 ? Impacts.None : later.Translated.GetValue(term, one =>
    {
        var frequencies = new Frequencies(later.Rows);
        Add(later, one.Translations, frequencies);
        return RowsOf(later, frequencies);
    });

    private TranslatedTerm Keep(TranslatedTerm term)
    {
        if (kept.Count >= MostTerms) kept = new();
        return kept.GetOrAdd(term.Asked, term);
    }

    /// <summary>Counts the rows of a term as asked for in this turn, and begins another where that is enough.</summary>
    private void KeepRows(TranslatedTerm term, Impacts rows)
    {
        lock (keeping)
        {
            if (term.Rows is not null && term.Turn == turn) return;
            (term.Rows, term.Turn) = (rows, turn);
            if ((bytes += rows.Bytes) <= mostBytes) return;
            (turn, bytes, newer) = (turn + 1, 0, null);
            foreach (var (_, one) in kept)
                if (one.Turn < turn - 1) one.Rows = null;
        }
    }

    private TranslatedTerm Made(Term asked, int length, Predicate<Term> isHeld)
    {
        var (found, missing) = translations.Of(asked, isHeld);
        if (found.Length == 0) return new(asked, length, found, missing, 0, 0);
        var frequencies = FrequenciesOf(found);
        var (rows, documents) = frequencies.Sum();
        var idf = Math.Log(1 + (Math.Max(0, shelf.Rows - documents) + 0.5) / (documents + 0.5));
        var term = new TranslatedTerm(asked, length, found, missing, Math.Pow(idf, model.CrossIdfPower) * (asked.Kind == Kind.Character ? model.CrossSingle : 1), rows);
        if (rows <= CommonPart * shelf.Rows) KeepRows(term, RowsOf(shelf, frequencies));
        GiveBack(frequencies);
        return term;
    }

    private Impacts RowsOf(Shelf of, Frequencies frequencies)
    {
        var rows = frequencies.Rows();
        if (rows.IsEmpty) return Impacts.None;
        using var parts = Scratch.Zeros(rows.Length);
        for (var i = 0; i < rows.Length; i++) parts.Span[i] = Saturated(frequencies[rows[i]], of.Lengths[rows[i]]);
        return new(rows, parts.Span);
    }

    private float Saturated(float frequency, int length) => frequency / (frequency + saturation + (perUnit * length));

    private Frequencies FrequenciesOf(CrossTranslation[] translations)
    {
        var frequencies = Interlocked.Exchange(ref room, null) ?? new(shelf.Rows);
        Add(shelf, translations, frequencies);
        return frequencies;
    }

    private static void Add(Shelf of, CrossTranslation[] translations, Frequencies frequencies)
    {
        foreach (var translation in translations) ExpressionRows.Add(of.Postings, translation.Expression, translation.Weight, frequencies);
    }

    private void GiveBack(Frequencies frequencies)
    {
        frequencies.Clear();
        Volatile.Write(ref room, frequencies);
    }
}
