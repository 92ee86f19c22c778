namespace Marketplace.Matching;

/// <summary>
/// Finds the documents that answer a query best, and says why. Held in memory. One writer at a time; any number of readers at any time,
/// without locks: each reads the snapshot that stood when it began.
/// </summary>
public sealed class MatchIndex(RankingModel? model = null)
{
    private readonly RankingModel model = model ?? RankingModel.Default;
    private Snapshot snapshot = Snapshot.Empty;
    private Knowledge knowledge = Knowledge.None;

    /// <summary>Dictionary and learned translations. Set at any moment, by any thread: searches that begin later go by it.</summary>
    public Knowledge Knowledge
    {
        get => Volatile.Read(ref knowledge);
        set => Volatile.Write(ref knowledge, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>What the scores and levels of this index go by.</summary>
    public RankingModel Model => model;

    /// <summary>Where the postings of a question's terms, and the rows there are, are no more than this, all are added up: to choose among them takes as long.</summary>
    internal int FewPostings { get; init; } = 100_000;

    /// <summary>The number of documents.</summary>
    public int Count => Volatile.Read(ref snapshot).Count;

    /// <summary>The documents that are in the index now, in no order that says anything.</summary>
    public IEnumerable<Guid> Ids => Volatile.Read(ref snapshot).Ids;

    /// <summary>
    /// Adds or replaces the documents of <paramref name="put"/> (of one id the last) and takes out <paramref name="removed"/>, which wins
    /// where an id is in both. All of it is visible to the next search on return. Not for two threads at once.
    /// </summary>
    public void Apply(IReadOnlyCollection<Document> put, IReadOnlyCollection<Guid> removed)
    {
        ArgumentNullException.ThrowIfNull(put);
        ArgumentNullException.ThrowIfNull(removed);
        if (put.Count + removed.Count > 0) Volatile.Write(ref snapshot, snapshot.With(put, removed));
    }

    /// <summary>
    /// Brings the statistics up to date, which otherwise lag until a fifth of the documents is new: the index then is as one made at once
    /// of the same documents, in any order. It costs as much as moving all documents. Not while <see cref="Apply"/> runs.
    /// </summary>
    public void Rebuild() => Volatile.Write(ref snapshot, snapshot.Rebuilt());

    /// <summary>
    /// Writes all that is in the index now, as hashes of terms and ids of documents, while anybody goes on reading and changing it. Neither the knowledge
    /// nor the model is in it.
    /// </summary>
    public void Save(Stream to)
    {
        ArgumentNullException.ThrowIfNull(to);
        SnapshotFile.Write(Volatile.Read(ref snapshot), to);
    }

    /// <summary>
    /// Takes over what <see cref="Save"/> wrote, in the place of what was in the index: it then answers to the last bit as the one that was saved. Not while
    /// <see cref="Apply"/> runs. The stream is best one without a buffer of its own.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, cut off, of another format or analysis, or no snapshot; the index is as it was.</exception>
    public void Load(Stream from)
    {
        ArgumentNullException.ThrowIfNull(from);
        Volatile.Write(ref snapshot, SnapshotFile.Read(from));
    }

    /// <summary>Holds what another index holds now, in the place of what was in this one; its model and knowledge stay its own. Not while <see cref="Apply"/> runs.</summary>
    public void TakeOver(MatchIndex other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Volatile.Write(ref snapshot, Volatile.Read(ref other.snapshot));
    }

    /// <summary>The query, asked of the index as it stands now.</summary>
    /// <param name="spreading">What has been shown often counts less; null where that is not wanted.</param>
    /// <param name="meaning">The same as a vector; without it, words alone decide.</param>
    public Question Ask(IReadOnlyList<FieldText> query, Spreading? spreading = null, MeaningQuery? meaning = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(Volatile.Read(ref snapshot), Knowledge, model, FewPostings, query, spreading, meaning);
    }

    /// <summary>
    /// At most <paramref name="limit"/> documents that hold the heaviest terms of the query, in its own language, most first: without score or reason, for a
    /// small part of the cost of <see cref="Search"/>.
    /// </summary>
    public IReadOnlyList<Guid> Candidates(IReadOnlyList<FieldText> query, int limit, Func<Guid, bool>? accept = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Matching.Candidates.Of(Volatile.Read(ref snapshot), model, query, limit, accept);
    }

    /// <summary><see cref="Question.Search"/> of the index as it stands now.</summary>
    public IReadOnlyList<Hit> Search(IReadOnlyList<FieldText> query, int limit, Func<Guid, bool>? accept = null)
    {
        using var asked = Ask(query);
        return asked.Search(limit, accept);
    }

    /// <summary><see cref="Question.Score"/> of the index as it stands now.</summary>
    public IReadOnlyList<Hit> Score(IReadOnlyList<FieldText> query, IReadOnlyCollection<Guid> ids)
    {
        using var asked = Ask(query);
        return asked.Score(ids);
    }

    /// <summary><see cref="Question.Explain"/> of the index as it stands now. For several documents of one query, <see cref="Ask"/> once.</summary>
    public Explanation Explain(IReadOnlyList<FieldText> query, Document document)
    {
        using var asked = Ask(query);
        return asked.Explain(document);
    }
}
