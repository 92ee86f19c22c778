using System.Collections.Concurrent;

namespace Marketplace.Matching;

/// <summary>
/// What was found out of expressions of one language in the base documents of the other, kept from one question to the next: of the words of a question most
/// have been asked before, and to bring their translations together takes longer than all the rest of an answer. For any number of threads.
/// </summary>
/// <param name="shelf">Of the base.</param>
/// <param name="mostBytes">When so much has been kept, what has not been asked for since then goes the next time: twice as much is kept at most.</param>
internal sealed class TranslatedTerms(Knowledge knowledge, Shelf shelf, RankingModel model, long mostBytes = 64_000_000)
{
    /// <summary>What stands in more of the rows is found out when it is wanted: long questions leave it out.</summary>
    private const double CommonPart = 0.05;

    /// <summary>Beside its rows, of one term.</summary>
    private const int BytesBeside = 500;

    /// <summary>So many terms of one snapshot are told apart, before it is begun anew.</summary>
    private const int MostNewer = 50_000;

    private readonly Lock keeping = new();
    private readonly Translations translations = new(knowledge, model);
    private volatile ConcurrentDictionary<Term, TranslatedTerm> kept = new(), before = new();
    private volatile NewerTerms? newer;
    private long bytes;
    private Frequencies? room;

    /// <summary>Of the terms asked of one snapshot, those that its later layers translate by more than the base; null for the others.</summary>
    private sealed record NewerTerms(Snapshot Of, ConcurrentDictionary<Term, TranslatedTerm?> Terms);

    /// <summary>The number of terms that are at hand.</summary>
    public int Kept => kept.Count + before.Count;

    public bool IsOf(Knowledge other, RankingModel otherModel) => ReferenceEquals(knowledge, other) && ReferenceEquals(model, otherModel);

    /// <summary>Null where it has no translation in any document.</summary>
    /// <param name="length">Of the expression, in units.</param>
    /// <param name="snapshot">Of which the shelf is the base.</param>
    /// <param name="side">Of the shelf.</param>
    public TranslatedTerm? Of(Term asked, int length, Snapshot snapshot, int side)
    {
        if (Known(asked) is not { } term)
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
        if (known.Terms.Count >= MostNewer) newer = known = new(snapshot, new());
        return known.Terms[term.Asked] = Array.Exists(term.Missing, IsHeld) ? Made(term.Asked, term.Length, IsHeld) : null;

        bool IsHeld(Term part) => snapshot.Holds(part, side);
    }

    /// <summary>How much a row of so many units says of what it says so often: BM25's saturation.</summary>
    public float PartOf(float frequency, int length) =>
        Impacts.Kept(frequency / (frequency + (float)(model.CrossSaturation * 0.25) + ((float)(model.CrossSaturation * 0.75 / shelf.MeanLength) * length)));

    /// <summary>What the rows of the base say of it.</summary>
    public Impacts RowsOf(TranslatedTerm term)
    {
        if (term.Rows is { } rows) return rows;
        var frequencies = FrequenciesOf(term.Translations);
        rows = term.Rows = RowsOf(shelf, frequencies);
        GiveBack(frequencies);
        lock (keeping) Count(rows.Bytes);
        return rows;
    }

    /// <summary>The same of a layer that came after the base; kept there as long as the term is here.</summary>
    public Impacts RowsOf(TranslatedTerm term, Shelf later) => later.Rows == 0 ? Impacts.None : later.Translated.GetValue(term, one =>
    {
        var frequencies = new Frequencies(later.Rows);
        Add(later, one.Translations, frequencies);
        return RowsOf(later, frequencies);
    });

    private TranslatedTerm? Known(Term asked) => kept.TryGetValue(asked, out var known) ? known : before.TryGetValue(asked, out known) ? Keep(known) : null;

    private TranslatedTerm Keep(TranslatedTerm term)
    {
        lock (keeping)
        {
            if (kept.TryAdd(term.Asked, term)) Count(BytesBeside + (term.Rows?.Bytes ?? 0));
        }
        return term;
    }

    private void Count(int more)
    {
        if ((bytes += more) > mostBytes) (before, kept, bytes) = (kept, new(), 0);
    }

    private TranslatedTerm Made(Term asked, int length, Predicate<Term> isHeld)
    {
        var (found, missing) = translations.Of(asked, isHeld);
        if (found.Length == 0) return new(asked, length, found, missing, 0, 0);
        var frequencies = FrequenciesOf(found);
        var df = 0.0;
        foreach (var row in frequencies.Rows) df += Math.Min(1, frequencies[row]);
        var idf = Math.Log(1 + (Math.Max(0, shelf.Rows - df) + 0.5) / (df + 0.5));
        var term = new TranslatedTerm(asked, length, found, missing, Math.Pow(idf, model.CrossIdfPower) * (asked.Kind == Kind.Character ? model.CrossSingle : 1), frequencies.Rows.Length);
        if (term.Frequency <= CommonPart * shelf.Rows) term.Rows = RowsOf(shelf, frequencies);
        GiveBack(frequencies);
        return term;
    }

    private Impacts RowsOf(Shelf of, Frequencies frequencies)
    {
        var rows = frequencies.InOrder();
        if (rows.IsEmpty) return Impacts.None;
        var parts = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) parts[i] = PartOf(frequencies[rows[i]], of.Lengths[rows[i]]);
        return new(rows, parts);
    }

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
