namespace Marketplace.Matching;

/// <summary>One way from a side of a query to a side of the documents: in one language, or across.</summary>
internal abstract class Channel(Snapshot snapshot, int side) : IDisposable
{
    protected Snapshot Snapshot => snapshot;

    /// <summary>Of the documents: 0 for those in CJK characters, 1 for those in words.</summary>
    public int Side => side;

    /// <summary>Whether the values of all documents are known already.</summary>
    public abstract bool HasAll { get; }

    /// <summary>Raises <paramref name="values"/>, one for each document of the layer, to what this channel gives.</summary>
    public abstract void Raise(int layer, Span<float> values);

    /// <summary>To be called of several documents before <see cref="Of"/> is asked of each.</summary>
    public virtual void Touch(int layer, int place)
    {
    }

    /// <summary>What this channel gives for one document of the layer: the same, to the last bit.</summary>
    public abstract float Of(int layer, int place);

    /// <summary>Adds those that are likely to have the highest values, at least <paramref name="most"/> where so many share anything.</summary>
    /// <returns>Whether these are all that share anything.</returns>
    public bool AddLikely(int most, List<(int Layer, int Place)> places)
    {
        var best = new BestRows(new (float, int)[most]);
        var first = 0;
        for (var layer = 0; layer < snapshot.Layers.Length; layer++)
        {
            var (gone, shelf) = (snapshot.Layers[layer], ShelfOf(layer));
            OfferLikely(layer, ref best, first, gone.GoneCount == 0 ? null : row => !gone.Gone[shelf.Places[row]]);
            first += shelf.Rows;
        }
        foreach (var (_, row) in best.Found) places.Add(PlaceOf(row));
        return LeavesNoneOut && best.Found.Length < most;
    }

    /// <summary>The same for one document, taken apart.</summary>
    public abstract Account Explain(ReadDocument document);

    /// <summary>Gives back what the values were kept in; what is explained needs none of it.</summary>
    public abstract void Dispose();

    /// <summary>The rows of a layer with what they are ranked by, which is the same in all layers.</summary>
    /// <param name="first">The number of its first row.</param>
    protected abstract void OfferLikely(int layer, ref BestRows best, int first, Predicate<int>? isThere);

    /// <summary>Whether all that share anything were offered last.</summary>
    protected abstract bool LeavesNoneOut { get; }

    protected Shelf ShelfOf(int layer) => snapshot.Layers[layer].Segment[side];

    private (int Layer, int Place) PlaceOf(int row)
    {
        var layer = 0;
        for (; row >= ShelfOf(layer).Rows; layer++) row -= ShelfOf(layer).Rows;
        return (layer, ShelfOf(layer).Places[row]);
    }
}
