namespace Marketplace.Matching;

/// <summary>The vectors of documents, all made by one model. Never changed: <see cref="With"/> makes another, and whoever reads this one goes on.</summary>
public sealed class Meanings
{
    public static readonly Meanings None = new([], []);

    private readonly MeaningVector[] vectors;
    private readonly Dictionary<Guid, int> places;

    private Meanings(MeaningVector[] vectors, Dictionary<Guid, int> places) => (this.vectors, this.places) = (vectors, places);

    public int Count => vectors.Length;

    /// <summary>Of every vector; 0 where there is none.</summary>
    public int Dimension => vectors.Length > 0 ? vectors[0].Dimension : 0;

    public MeaningVector? Find(Guid id) => PlaceOf(id) is var place and >= 0 ? vectors[place] : null;

    /// <summary>Adds or replaces those of <paramref name="put"/> and takes out <paramref name="removed"/>, which wins. It costs as much as copying the list of all.</summary>
    /// <exception cref="ArgumentException">Not all are of one dimension. Nothing is changed.</exception>
    public Meanings With(IReadOnlyCollection<KeyValuePair<Guid, MeaningVector>> put, IReadOnlyCollection<Guid> removed)
    {
        ArgumentNullException.ThrowIfNull(put);
        ArgumentNullException.ThrowIfNull(removed);
        var all = places.ToDictionary(entry => entry.Key, entry => vectors[entry.Value]);
        foreach (var (id, vector) in put) all[id] = vector;
        foreach (var id in removed) all.Remove(id);
        var (list, index) = (new MeaningVector[all.Count], new Dictionary<Guid, int>(all.Count));
        foreach (var (id, vector) in all)
        {
            if (index.Count > 0 && vector.Dimension != list[0].Dimension)
                throw new ArgumentException($"A vector of {vector.Dimension} dimensions does not belong among those of {list[0].Dimension}.", nameof(put));
            list[index.Count] = vector;
            index.Add(id, index.Count);
        }
        return new(list, index);
    }

    /// <returns>-1 where there is none.</returns>
    internal int PlaceOf(Guid id) => places.TryGetValue(id, out var place) ? place : -1;

    /// <summary>How near each is to what is asked, by place.</summary>
    internal float[] Cosines(MeaningVector asked) => Array.ConvertAll(vectors, asked.Cosine);
}

/// <summary>What is asked as a vector, and those of the documents by the same model.</summary>
public sealed record MeaningQuery
{
    /// <exception cref="ArgumentException">They are of different dimensions.</exception>
    public MeaningQuery(MeaningVector asked, Meanings documents)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count > 0 && documents.Dimension != asked.Dimension)
            throw new ArgumentException($"A question of {asked.Dimension} dimensions cannot be asked of documents of {documents.Dimension}.", nameof(asked));
        (Asked, Documents) = (asked, documents);
    }

    public MeaningVector Asked { get; }

    public Meanings Documents { get; }
}
